from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.lib.text.mood import UNCLASSIFIED, language_of, mood_of, signs_in
from vinculo.lib.text.mood.deep import LONGEST_VECTOR_TEXT, as_features, is_installed
from vinculo.lib.text.mood.deep import _short as shortened
from vinculo.lib.text.mood.features import charged, features_of
from vinculo.lib.text.mood.inflection import forms
from vinculo.lib.text.mood.lexicon import lexicon
from vinculo.lib.text.mood.model import Linear, model_from
from vinculo.lib.text.mood.tokens import LONGEST_TEXT, plain, read


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("El servicio fue excelente, muy rápido y amable.", "positive"),
        ("Muchas gracias por todo, son geniales", "positive"),
        ("Estoy muy enfadado, llevo tres semanas sin internet.", "negative"),
        ("No funciona nada y nadie me contesta", "negative"),
        ("PÉSIMO SERVICIO, NUNCA MÁS", "negative"),
        ("No estoy nada contento con la reparación", "negative"),
        ("¿Cuál es el horario de atención?", "neutral"),
        ("Quisiera cambiar la fecha de mi reserva, por favor.", "neutral"),
        ("no me puedo quejar, todo muy bien", "positive"),
        ("The staff was rude and the room was dirty.", "negative"),
        ("I am very happy with the service, thank you!", "positive"),
        ("What time does the store open?", "neutral"),
        ("I am not happy at all with this product", "negative"),
        ("Terrible, it broke again and nobody answers.", "negative"),
        ("El trato fue amable, pero el problema sigue sin resolverse", "negative"),
        ("Tardaron un poco, pero el resultado es excelente y estoy encantada", "positive"),
    ],
)
def test_plain_sentences_have_the_polarity_that_anybody_hears(text, polarity):
    assert mood_of(text).polarity == polarity


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        ("Son unos ladrones y unos sinvergüenzas, ¡qué vergüenza!", "anger"),
        ("Llevo tres llamadas y sigue sin funcionar", "frustration"),
        ("Estoy muy triste, he llorado mucho por lo que pasó", "sadness"),
        ("Muchísimas gracias, estoy encantada con la atención", "satisfaction"),
        ("¿A qué hora abren mañana?", "neutral"),
        ("You are thieves and liars, shame on you!", "anger"),
        ("I'm heartbroken and cried all night", "sadness"),
    ],
)
def test_clear_emotions_are_named(text, emotion):
    assert mood_of(text).emotion == emotion


@pytest.mark.parametrize("text", ["", "   ", "???", "…", "\x00", "12"])
def test_a_text_that_says_nothing_has_a_polarity_all_the_same(text):
    assert mood_of(text).polarity in {"negative", "neutral", "positive"}


def test_silence_is_neutral_without_confidence_or_emotion():
    mood = mood_of("?!")
    assert (mood.polarity, mood.polarity_confidence, mood.emotion) == ("neutral", 0.0, UNCLASSIFIED)
    assert sum(mood.polarities.values()) == pytest.approx(1)


@settings(max_examples=60, deadline=timedelta(seconds=5))
@given(st.text(max_size=300))
def test_every_string_has_a_mood_whose_shares_sum_to_one(text):
    mood = mood_of(text)
    assert sum(mood.polarities.values()) == pytest.approx(1)
    assert mood.polarity_confidence <= 1
    if mood.emotion != UNCLASSIFIED:
        assert mood.emotion in mood.emotions


@pytest.mark.parametrize("text", ["Qué servicio tan pésimo", "La atención fue excelente"])
def test_accents_capitals_and_spaces_change_nothing_that_matters(text):
    assert mood_of(plain(text)).polarity == mood_of(text).polarity
    assert mood_of(f"  {text}\n").polarity == mood_of(text).polarity


def test_emoji_speak():
    assert mood_of("😡😡😡").polarity == "negative"
    assert mood_of("❤️👏👏").polarity == "positive"


def test_a_very_long_text_is_read_at_both_ends():
    long = (
        "Pésimo servicio. " + "La factura es de octubre. " * 5_000 + "Una vergüenza, estoy harto."
    )
    assert len(long) > LONGEST_TEXT
    assert mood_of(long).polarity == "negative"


def test_the_words_that_weighed_are_told_with_their_negation():
    reasons = mood_of("No estoy contento, el trato fue pésimo").reasons
    assert [(r.words, r.charge < 0) for r in reasons] == [("contento", True), ("pesimo", True)]
    assert reasons[0].is_negated


def test_intensifiers_strengthen_and_diminishers_weaken():
    known = lexicon("es")
    plain_one, strong, weak = (
        charged(read(text), known)[0].value for text in ("caro", "demasiado caro", "algo caro")
    )
    assert strong < plain_one < weak < 0


def test_what_follows_a_but_is_marked():
    hits = charged(read("amable pero lento"), lexicon("es"))
    assert [hit.after_contrast for hit in hits] == [False, True]


@pytest.mark.parametrize(
    ("word", "kind", "language", "expected"),
    [
        ("recomendar", "verb", "es", {"recomiendo", "recomendaron", "recomendamos"}),
        ("resolver", "verb", "es", {"resuelven", "resolvieron", "resolviendo"}),
        ("agradecer", "verb", "es", {"agradezco", "agradecido"}),
        ("tocar", "verb", "es", {"toque"}),
        ("pagar", "verb", "es", {"pagues"}),
        ("alcanzar", "verb", "es", {"alcances"}),
        ("bueno", "adj", "es", {"buena", "buenos", "buenisima"}),
        ("encantador", "adj", "es", {"encantadora", "encantadores"}),
        ("rico", "adj", "es", {"riquisimo"}),
        ("largo", "adj", "es", {"larguisima"}),
        ("veloz", "noun", "es", {"veloces"}),
        ("error", "noun", "es", {"errores"}),
        ("crisis", "noun", "es", {"crisis"}),
        ("rob", "verb", "en", {"robbed", "robbing", "robs"}),
        ("annoy", "verb", "en", {"annoyed", "annoying"}),
        ("deny", "verb", "en", {"denies", "denied"}),
        ("love", "verb", "en", {"loved", "loving"}),
        ("happy", "adj", "en", {"happier", "happily"}),
        ("terrible", "adj", "en", {"terribly"}),
        ("fantastic", "adj", "en", {"fantastically"}),
        ("quick", "adj", "en", {"quickly", "quicker"}),
        ("nice", "adj", "en", {"nicer", "nicest"}),
        ("crash", "noun", "en", {"crashes"}),
        ("delay", "noun", "en", {"delays"}),
        ("ladies", "form", "en", {"ladies"}),
    ],
)
def test_words_have_the_forms_that_people_write(word, kind, language, expected):
    assert expected <= forms(word, kind, language)


def test_the_lexicon_knows_thousands_of_forms_in_each_language():
    for language in ("es", "en"):
        assert len(lexicon(language).charge) > 1_500
    assert len(lexicon("other").charge) > len(lexicon("es").charge)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hola, ¿me pueden ayudar con mi factura?", "es"),
        ("no me llega el pedido", "es"),
        ("gracias", "es"),
        ("Hello, could you help me with my bill?", "en"),
        ("still waiting for my order", "en"),
        ("Bom dia, ainda não recebi o meu pedido e estou muito preocupada", "pt"),
        ("Bonjour, je n'ai pas encore reçu ma commande", "fr"),
        ("Buongiorno, il mio ordine non è ancora arrivato", "it"),
        ("Guten Tag, ich habe meine Bestellung noch nicht erhalten", "de"),
        ("Bon dia, encara no he rebut la comanda que vaig fer ahir", "ca"),
        ("Здравствуйте, где мой заказ?", "ru"),
        ("我的订单在哪里", "zh"),
        ("12345 !!!", "none"),
    ],
)
def test_spanish_and_english_are_told_from_others(text, code):
    assert language_of(text).code == (code if code in {"es", "en"} else "other")


def test_a_language_nobody_can_tell_has_little_confidence():
    assert language_of("").confidence == 0.0
    assert language_of("xyzzy").confidence < 0.5


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Me doy de baja y me voy a la competencia", "leaving"),
        ("I'm switching to another provider", "leaving"),
        ("Les voy a denunciar ante consumo", "legal"),
        ("You will hear from my lawyer", "legal"),
        ("Lo voy a publicar en Twitter", "press"),
        ("Tengo un dolor en el pecho", "health"),
        ("I can't breathe", "health"),
        ("Ya no quiero vivir", "self_harm"),
        ("Huele a gas en la cocina", "danger"),
        ("there is a gas leak", "danger"),
        ("Sé dónde trabajas", "violence"),
        ("Mi madre va en silla de ruedas", "vulnerable"),
        ("Me han clonado la tarjeta", "money_lost"),
        ("Es la cuarta vez que llamo", "repeated"),
        ("this is the third time I call", "repeated"),
    ],
)
def test_signs_raise_attention(text, rule):
    assert rule in {sign.rule for sign in signs_in(text)}


def test_urgent_signs_come_first_and_nothing_is_found_in_a_calm_question():
    signs = signs_in("Voy a llamar a mi abogado: huele a gas en el portal")
    assert [sign.is_urgent for sign in signs] == [True, False]
    assert signs_in("¿A qué hora abren?") == ()


def test_a_sign_changes_neither_polarity_nor_emotion():
    calm, urgent = mood_of("¿A qué hora abren?"), mood_of("¿A qué hora abren? Soy sordo.")
    assert urgent.attention
    assert urgent.polarity == calm.polarity


def test_how_a_text_is_written_is_kept():
    seen = read("¡ESTO ES UNA VERGÜENZA!!! ¿vale? muuuuy mal :( http://x.es <b>hola</b> jajaja x q")
    assert seen.exclamations == 4 - 1
    assert seen.shouting > 0.3
    for token in ("emojisad", "muy", "hola", "jaja", "por", "que"):
        assert token in seen.words
    assert "http" not in seen.words


def test_a_model_file_is_a_table_of_numbers():
    head = (
        '{"models": {"polarity": {"classes": ["a", "b"], "bias": [0.0, 0.5], "temperature": 1.0}}}'
    )
    models = model_from(f"{head}\nw hola\t1000 -1000\nw nada\t")
    shares = models["polarity"].probabilities({"w hola": 2.0, "w otra": 5.0})
    assert shares["a"] > shares["b"]
    assert isinstance(models["polarity"], Linear)


def test_the_packaged_coefficients_name_only_features_that_exist():
    kinds = {name[0] for name in features_of("Hola, no funciona. Gracias", "es")}
    assert kinds == {"w", "n", "c", "d"}


def test_a_vector_becomes_features():
    assert list(as_features([0.5, 1.0])) == ["v 0", "v 1"]
    assert len(shortened("a" * 9_000)) == LONGEST_VECTOR_TEXT + 1
    assert shortened("\0") == "."
    assert is_installed() in {True, False}


def phrases(kind: str, language: str) -> list[tuple[str, str]]:
    path = Path(__file__).resolve().parents[4] / "tools" / "mood" / f"{kind}_{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("|", 1)) for line in lines if line and line[0] != "#"]


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_phrase_files_are_large_and_varied(language):
    found = phrases("phrases", language)
    labels = [label for label, _text in found]
    assert len(found) >= 400
    assert all(labels.count(label) >= 30 for label in "AFSPNG")
    assert len({text for _label, text in found}) >= 0.99 * len(found)


@pytest.mark.parametrize("language", ["es", "en"])
def test_phrases_that_were_kept_apart_are_heard_right(language):
    polarity = {"P": "positive", "N": "neutral"}
    apart = phrases("heldout", language)
    known = {text for _label, text in phrases("phrases", language)}
    assert len(apart) >= 150
    assert not known & {text for _label, text in apart}
    right = [mood_of(text).polarity == polarity.get(label, "negative") for label, text in apart]
    assert sum(right) / len(right) >= 0.8


@pytest.mark.parametrize("code", ["es", "en"])
def test_no_small_word_of_the_language_carries_a_charge_alone(code: str) -> None:
    known = lexicon(code)
    alone = {phrase[0] for phrase in known.phrases if len(phrase) == 1} | set(known.charge)
    small = [
        "de",
        "en",
        "y",
        "o",
        "que",
        "con",
        "por",
        "para",
        "los",
        "las",
        "on",
        "the",
        "of",
        "to",
        "in",
        "and",
        "or",
        "with",
        "for",
        "new",
        "it",
    ]
    assert alone.intersection(small) == set()
