from django.db import migrations, models

import vinculo.portfolio.contracts


class Migration(migrations.Migration):
    dependencies = [("portfolio", "0003_phases_of_services")]
    operations = [
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(('stage', vinculo.portfolio.contracts.Stage['RETIRED']), models.Q(('phase__in', ('strategy', 'design', 'transition')), ('stage', vinculo.portfolio.contracts.Stage['PIPELINE'])), models.Q(('phase__in', ('operation', 'improvement')), ('stage', vinculo.portfolio.contracts.Stage['CATALOGUE'])), _connector='OR'), name='service_phase_fits_stage'),
        ),
    ]
