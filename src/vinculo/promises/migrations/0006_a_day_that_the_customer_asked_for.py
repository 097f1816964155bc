"""Let a promise give way to the day that the customer asked for."""

import django.db.models.deletion
import vinculo.promises.contracts
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('customers', '0008_contract_levels'),
        ('portfolio', '0011_asked_before_a_pause'),
        ('promises', '0005_promise_of_party'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='promise',
            name='asked_how',
            field=models.CharField(blank=True, choices=[(vinculo.promises.contracts.Asked['MESSAGE'], 'Por escrito'), (vinculo.promises.contracts.Asked['CALL'], 'Por teléfono'), (vinculo.promises.contracts.Asked['NOTE'], 'En persona o de otro modo')], default='', max_length=10),
        ),
        migrations.AddField(
            model_name='promise',
            name='asked_words',
            field=models.CharField(blank=True, default='', max_length=1000),
        ),
        migrations.AddField(
            model_name='promise',
            name='replaced_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='promises.promise'),
        ),
        migrations.AlterField(
            model_name='promise',
            name='state',
            field=models.CharField(choices=[(vinculo.promises.contracts.PromiseState['OPEN'], 'Abierta'), (vinculo.promises.contracts.PromiseState['AT_RISK'], 'En riesgo'), (vinculo.promises.contracts.PromiseState['KEPT'], 'Cumplida'), (vinculo.promises.contracts.PromiseState['BROKEN'], 'Rota'), (vinculo.promises.contracts.PromiseState['REPAIRED'], 'Rota y reparada'), (vinculo.promises.contracts.PromiseState['WITHDRAWN'], 'Retirada con disculpa'), (vinculo.promises.contracts.PromiseState['REPLACED'], 'Cambiada a petición del cliente')], default=vinculo.promises.contracts.PromiseState['OPEN'], max_length=10),
        ),
        migrations.AlterField(
            model_name='promisestep',
            name='state',
            field=models.CharField(choices=[(vinculo.promises.contracts.PromiseState['OPEN'], 'Abierta'), (vinculo.promises.contracts.PromiseState['AT_RISK'], 'En riesgo'), (vinculo.promises.contracts.PromiseState['KEPT'], 'Cumplida'), (vinculo.promises.contracts.PromiseState['BROKEN'], 'Rota'), (vinculo.promises.contracts.PromiseState['REPAIRED'], 'Rota y reparada'), (vinculo.promises.contracts.PromiseState['WITHDRAWN'], 'Retirada con disculpa'), (vinculo.promises.contracts.PromiseState['REPLACED'], 'Cambiada a petición del cliente')], max_length=10),
        ),
        migrations.RemoveConstraint(model_name='promise', name='promise_state_known'),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', vinculo.promises.contracts.PromiseState)), name='promise_state_known'),
        ),
        migrations.RemoveConstraint(model_name='promisestep', name='promise_step_state_known'),
        migrations.AddConstraint(
            model_name='promisestep',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', vinculo.promises.contracts.PromiseState)), name='promise_step_state_known'),
        ),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.CheckConstraint(condition=models.Q(('asked_how', ''), ('asked_how__in', vinculo.promises.contracts.Asked), _connector='OR'), name='promise_asked_how_known'),
        ),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', vinculo.promises.contracts.PromiseState['REPLACED']), _negated=True), models.Q(models.Q(('asked_how', ''), _negated=True), models.Q(('asked_words', ''), _negated=True), ('replaced_by__isnull', False)), _connector='OR'), name='promise_replaced_as_asked'),
        ),
    ]
