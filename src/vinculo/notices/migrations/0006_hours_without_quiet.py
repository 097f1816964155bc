from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0005_mail_windows_fill'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='hours', name='hours_quiet_whole'),
        migrations.RemoveField(model_name='hours', name='quiet_from'),
        migrations.RemoveField(model_name='hours', name='quiet_until'),
    ]
