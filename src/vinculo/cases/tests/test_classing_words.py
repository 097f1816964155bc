"""Why a class is proposed, in the words of the person who wrote."""

from uuid import UUID

from vinculo.cases.domain.classing import PastCase, propose

ACCESS = UUID(int=1)


def test_a_reason_shows_a_word_as_it_was_written() -> None:
    past = [PastCase(text="Mi línea no va", class_id=ACCESS)] * 3
    (one,) = propose("He olvidado la Contraseña, y la LÍNEA.", {ACCESS: "contraseña"}, past)
    assert one.given == ("contraseña",)


def test_what_past_cases_taught_is_shown_as_it_is_written_now() -> None:
    other = UUID(int=2)
    past = [PastCase(text="avería", class_id=ACCESS)] * 3
    past += [PastCase(text="cobro", class_id=other)] * 3
    found = propose("Una avería", {ACCESS: "", other: ""}, past)
    assert found[0].learned == (("avería", 3),)
