"""Stories of bills, tariffs, mobile lines and people who leave."""
# ruff: noqa: E501

from vinculo.config.demos.conectasur.texts import REFUNDED, Plot

BILLS = (
    Plot(
        subjects=("Me han cobrado de más", "Factura de {amount} euros", "Error en el recibo"),
        happened=(
            "En el último recibo me cobran {amount} euros más de lo acordado.",
            "La factura trae un concepto que no conozco, por {amount} euros.",
        ),
        detail=(
            "Tengo el correo en el que lo confirmaban.",
            "Soy pensionista y ese dinero me hace falta.",
            "Llevo con ustedes más de cinco años y nunca había pasado.",
        ),
        asked=(
            "Quiero que me lo devuelvan y que no vuelva a pasar.",
            "¿Pueden explicarme cada línea?",
        ),
        first=(
            "He revisado su factura: hay {amount} euros cobrados de más por un concepto que no era suyo. Emito el abono hoy y lo verá en la cuenta en tres días laborables.",
        ),
        at_once=(
            "He revisado su factura y ha pagado {amount} euros de más. El abono está hecho; lo verá en la cuenta en tres días laborables.",
        ),
        then=(
            (
                "Todavía no veo el abono en el banco.",
                "Salió ayer; su banco tarda un día más. Le adjunto el justificante.",
            ),
            (
                "¿Y el mes que viene me lo volverán a cobrar?",
                "No: he quitado el concepto de su contrato. Se lo dejo por escrito.",
            ),
        ),
        solved=(
            "El abono de {amount} euros está hecho y la factura corregida está en su área de cliente.",
        ),
        back="En el recibo nuevo vuelve a salir el mismo concepto.",
        again=REFUNDED,
        words="Verá el abono en tres días laborables.",
        note="Ha venido a la tienda con la factura en la mano. Se la hemos explicado.",
    ),
    Plot(
        subjects=("Cobro duplicado", "Me han pasado dos veces el recibo"),
        happened=(
            "Me han pasado dos veces la misma cuota al banco.",
            "Este mes tengo dos cargos iguales, de {amount} euros cada uno.",
        ),
        detail=(
            "Ya lo dije por teléfono y me contestaron que era un error.",
            "En la oficina de {town} me dijeron que escribiera aquí.",
        ),
        asked=("Ruego la corrección y el abono.", "Si no se arregla devolveré el recibo."),
        first=(
            "Tiene usted razón: el recibo salió dos veces. Devuelvo el segundo hoy; no hace falta que lo devuelva usted en el banco.",
        ),
        then=(
            (
                "El banco me dice que no ha llegado nada.",
                "La orden salió ayer a las 17 h. Si mañana no está, la repito y le llamo.",
            ),
        ),
        solved=(
            "La segunda cuota, de {amount} euros, está devuelta. Hemos corregido el fichero del que salió para que no se repita.",
        ),
        back="Me han vuelto a pasar dos veces la cuota.",
        again=REFUNDED,
        words="Verá el abono en tres días laborables.",
        note="Duplicado comprobado en el fichero del banco.",
    ),
    Plot(
        subjects=("No me aplican el descuento", "No entiendo la factura", "Fin de la promoción"),
        happened=(
            "No me han aplicado el descuento que me ofrecieron por teléfono.",
            "La cuota ha subido y nadie me avisó de que se acababa la oferta.",
        ),
        detail=("Me lo ofrecieron el {day}.", "Ahora pago {amount} euros."),
        asked=("¿Me lo corrigen desde el primer mes?", "¿Qué opciones tengo?"),
        first=(
            "La promoción terminó sin que le avisáramos a tiempo, y eso es culpa nuestra. Le mantengo el precio doce meses más y le abono la diferencia.",
        ),
        at_once=(
            "Tiene usted razón, el descuento no se aplicó. Está corregido desde el primer mes y la diferencia va en el próximo recibo.",
        ),
        then=(
            (
                "¿Eso lleva permanencia nueva?",
                "No, ninguna. Se lo mando por escrito antes de aplicarlo.",
            ),
        ),
        solved=(
            "Descuento aplicado con efecto desde el primer recibo; la diferencia va en el próximo.",
        ),
        back="En el recibo de este mes tampoco viene el descuento.",
        again=REFUNDED,
        words="Le escribo esta tarde con las condiciones.",
        note="No consta el aviso de fin de promoción. Se le mantiene el precio.",
    ),
)
TARIFFS = (
    Plot(
        subjects=("Subir de velocidad", "Cambiar de tarifa", "¿Llega la de 1 giga?"),
        happened=(
            "Me gustaría pasar a una tarifa con más velocidad.",
            "Somos cuatro en casa y los 300 megas se nos quedan cortos.",
        ),
        detail=("Vivo en {town} y no sé si llega la de 1 giga.", "No quiero permanencia nueva."),
        asked=("¿Cuánto pagaría?", "¿Desde cuándo valdría?"),
        first=(
            "En su dirección llega la de 1 giga por {amount} euros al mes, sin permanencia nueva. Si me dice que sí, se la activo mañana.",
        ),
        at_once=(
            "La de 1 giga llega a su casa por {amount} euros al mes, sin permanencia. Le mando las condiciones; si las acepta desde el enlace, se activa sola.",
        ),
        then=(
            (
                "Sí, adelante. ¿Me lo mandan por escrito?",
                "Le he mandado las condiciones. Con su «sí» queda para mañana.",
            ),
        ),
        solved=("La tarifa nueva está activa desde hoy y la factura irá prorrateada.",),
        back="Me siguen cobrando la tarifa de antes.",
        again=REFUNDED,
        words="Tendrá la tarifa nueva mañana.",
        note="Pide las condiciones por escrito antes de decidir.",
    ),
    Plot(
        subjects=("Bajar la tarifa", "Quitar el fijo", "¿Qué ofertas hay para clientes?"),
        happened=(
            "He visto su anuncio y pago más que un cliente nuevo.",
            "Ya no uso el fijo y querría quitarlo del paquete.",
        ),
        detail=("Ahora mismo pago {amount} euros.", "Llevo años con ustedes."),
        asked=("¿Cuánto bajaría?", "¿Me aplican el mismo precio?"),
        first=(
            "Puede quitar el fijo sin coste: su cuota baja cinco euros. Y le aplico el precio de cliente nuevo durante doce meses.",
        ),
        at_once=(
            "Le aplico el precio de cliente nuevo durante doce meses, sin permanencia. Va por escrito en su área de cliente.",
        ),
        then=(
            (
                "Me parece bien. ¿Pierdo el número?",
                "El número queda guardado treinta días por si se arrepiente.",
            ),
        ),
        solved=("Cambio hecho. Las condiciones van por escrito en su área de cliente.",),
        back="La factura ha salido con el precio antiguo.",
        again=REFUNDED,
        words="Le escribo esta tarde con las condiciones.",
        note="Compara con el anuncio de altas nuevas. Se le iguala.",
    ),
)
MOBILES = (
    Plot(
        subjects=("Duplicado de tarjeta", "He perdido el móvil"),
        happened=(
            "He perdido el teléfono y necesito un duplicado de la tarjeta.",
            "Me han robado el móvil en {town} el {day}.",
        ),
        detail=("El número acaba en {number}.", "Lo uso para trabajar."),
        asked=("¿Pueden bloquear la línea mientras tanto?", "¿Cuánto tarda?"),
        first=("He bloqueado la línea y la tarjeta nueva sale hoy. Le llega en 48 horas.",),
        then=(
            (
                "Ya la tengo, pero no da señal.",
                "Actívela marcando el código de la carta. Si no, la activo yo: dígame los cuatro últimos números.",
            ),
        ),
        solved=("Tarjeta activada y número recuperado.",),
        back="La tarjeta nueva ha dejado de funcionar.",
        words="Recibirá la tarjeta nueva en 48 horas.",
        note="Llama desde el móvil de un familiar. Línea bloqueada.",
    ),
    Plot(
        subjects=("Me cobran el roaming", "Consumo de datos en el móvil"),
        happened=(
            "Me han cobrado {amount} euros de roaming y estaba en Portugal un rato.",
            "Aparece un cargo de datos de {amount} euros que no entiendo.",
        ),
        detail=("El número acaba en {number}.", "Con la compañía anterior no pasaba."),
        asked=("¿Me devuelven ese dinero?", "¿De dónde sale ese cargo?"),
        first=(
            "El roaming en la Unión Europea está incluido, así que ese cargo no procede. Lo anulo hoy.",
        ),
        at_once=(
            "El roaming en la Unión Europea está incluido: he anulado el cargo de {amount} euros y corregido su línea.",
        ),
        then=(
            (
                "¿Y si vuelvo a cruzar la frontera?",
                "No debe pasar: he corregido la marca de su línea. Le aviso el {next} cuando salga el abono.",
            ),
        ),
        solved=("El cargo de {amount} euros está abonado y la línea, corregida.",),
        back="Este mes me han vuelto a cobrar el roaming.",
        again=REFUNDED,
        words="Verá el abono en tres días laborables.",
        note="Roaming en Portugal cobrado por error.",
    ),
    Plot(
        subjects=("Sin cobertura móvil", "No hay señal en casa"),
        happened=(
            "El móvil no tiene cobertura dentro de casa, en {town}.",
            "Desde el {day} no tengo señal en el móvil.",
        ),
        detail=("En la calle sí funciona.", "Lo uso para trabajar."),
        asked=("¿Qué puedo hacer?", "¿Van a poner otra antena?"),
        first=(
            "Active las llamadas por wifi: le dejo los pasos debajo. En paralelo pido una medición en {town}.",
        ),
        at_once=(
            "Había un sector apagado en la antena de {town}. Ya está encendido; reinicie el móvil y tendrá señal.",
        ),
        then=(
            (
                "Con el wifi puedo llamar, pero fuera de casa sigo sin señal.",
                "La medición es el {next}. Con ella sabremos si es la antena.",
            ),
        ),
        solved=(
            "La antena de {town} tenía un sector apagado. Ya está encendido y la señal, medida.",
        ),
        back="Otra vez sin cobertura, dentro y fuera de casa.",
        words="Le escribo esta tarde con lo que diga red.",
        note="Funciona en la calle y no dentro. Se pide medición.",
    ),
    Plot(
        subjects=("Portabilidad de mi línea", "La portabilidad no termina"),
        happened=(
            "La portabilidad de mi segunda línea no termina nunca.",
            "Pedí traer mi número el {day} y sigue en la otra compañía.",
        ),
        detail=("Me dijeron que en dos días estaría.", "El número acaba en {number}."),
        asked=("¿Me lo solucionan, por favor?", "¿Qué falta?"),
        first=(
            "La otra compañía la rechazó porque el DNI no coincidía. Mándeme una foto del suyo y la vuelvo a pedir hoy.",
        ),
        then=(
            (
                "Se lo adjunto.",
                "Gracias. Pedida de nuevo: el cambio será en la madrugada del {next}.",
            ),
        ),
        solved=("La portabilidad terminó esta madrugada; su línea ya es nuestra.",),
        back="El número ha dejado de recibir llamadas desde la portabilidad.",
        words="Le confirmo el cambio antes de que acabe el día.",
        note="Rechazada por el DNI del titular. Se pide otra vez.",
    ),
)
LEAVING = (
    Plot(
        subjects=("Solicito la baja", "Quiero darme de baja", "Baja del servicio"),
        happened=("Solicito la baja de todos mis servicios.", "Me voy a otra compañía: les ruego que tramiten la baja."),
        detail=("La decisión está tomada.", "Otra compañía me ofrece lo mismo por menos.", "No tengo permanencia."),
        asked=("Díganme qué tengo que devolver.", "No hace falta que me llamen para convencerme."),
        first=("Su baja queda tramitada con fecha de hoy y este correo es el justificante. Solo debe devolver el router en cualquier tienda.",),
        at_once=("Su baja queda hecha con fecha de hoy y este correo es el justificante. Solo debe devolver el router en cualquier tienda.",),
        then=(("Ya lo he devuelto en la tienda de {town}.", "Consta la devolución. La última factura irá prorrateada."),),
        solved=("Baja hecha y última factura prorrateada. Gracias por estos años.",),
        back="Me han cobrado otro mes después de la baja.",
        again=REFUNDED,
        words="Verá la última factura en tres días laborables.",
        note="Quiere el justificante y no quiere ofertas.",
    ),
    Plot(
        subjects=("Baja por fallecimiento", "Dar de baja la línea de mi madre"),
        happened=("Quiero dar de baja la línea de mi madre, que ha fallecido.",),
        detail=("Puedo mandar el certificado.", "El contrato estaba a su nombre."),
        asked=("Quiero un justificante.", "¿Qué papeles hacen falta?"),
        first=("Le acompaño en el sentimiento. Basta una copia del certificado; la baja se hace con la fecha del fallecimiento y sin ningún coste.",),
        then=(("Se lo adjunto. Gracias por el trato.", "Recibido. No tiene que hacer nada más."),),
        solved=("Baja hecha con esa fecha y devueltas las cuotas posteriores. El justificante va adjunto.",),
        back="Ha llegado un recibo a nombre de mi madre.",
        again=REFUNDED,
        words="Le llamo yo mañana antes de las doce.",
        note="Baja por fallecimiento: sin ofertas y sin penalización.",
        is_calm=True,
    ),
)  # fmt: skip
