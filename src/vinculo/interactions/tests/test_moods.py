"""The mood of a message: estimated once, corrected by a person, and only counted when sure."""

import pytest

from vinculo.interactions import api
from vinculo.interactions.domain.moods import upset_pct
from vinculo.interactions.services.moods import NoMoodError
from vinculo.interactions.testing import AT, arrive, mail, mailbox
from vinculo.kernel.actor import Role
from vinculo.kernel.ids import new_id
from vinculo.kernel.testing import actor
from vinculo.lib.text.mood.judged import Polarity

ANGRY = "Llevo tres semanas esperando y nadie contesta. Estoy harto: me doy de baja."


@pytest.mark.parametrize(
    ("negative", "sure", "said", "counts"),
    [(90, 90, "", 90), (40, 55, "", None), (90, 90, "positive", 0), (5, 50, "negative", 100)],
)
def test_a_persons_word_wins_and_an_unsure_estimate_does_not_count(
    negative: int, sure: int, said: str, counts: int | None
) -> None:
    assert upset_pct(negative_pct=negative, sure_pct=sure, said=said) == counts


@pytest.mark.django_db
def test_a_message_is_read_once_and_corrected_by_who_reads_it() -> None:
    mailbox()
    taken = arrive(mail(text=ANGRY), at=AT)
    assert taken.conversation_id is not None
    message = api.messages(taken.conversation_id)[-1]
    mood = api.estimate_moods({message.id: AT, new_id(): AT})[message.id]
    assert (mood.polarity, mood.language, mood.is_said) == (Polarity.NEGATIVE, "es", False)
    assert mood.upset_pct is not None
    assert mood.upset_pct > 60
    marta = actor(Role.AGENT, user_id=new_id())
    said = api.correct_mood(message.id, polarity=Polarity.POSITIVE, actor=marta, at=AT)
    assert (said.polarity, said.estimated, said.upset_pct) == (
        Polarity.POSITIVE,
        Polarity.NEGATIVE,
        0,
    )
    assert api.estimate_moods({message.id: AT}) == {message.id: said}
    with pytest.raises(NoMoodError):
        api.correct_mood(new_id(), polarity=Polarity.NEUTRAL, actor=marta, at=AT)
    assert api.estimate_moods({new_id(): AT}) == {}
