"""Search rows follow what they are made of, whoever writes it, and end with it."""

from django.db import migrations

WRITING = r"""
CREATE FUNCTION public.cases_search_words(said text, weight "char", at timestamptz)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT setweight(public.search_vector(coalesce(said, '')), weight)
      || format('''m:%s''', extract(year FROM at AT TIME ZONE 'UTC') * 12
                          + extract(month FROM at AT TIME ZONE 'UTC'))::tsvector
$$;

CREATE FUNCTION public.cases_search_put_case(matter public.cases_case) RETURNS void
LANGUAGE sql SET search_path = pg_catalog AS $$
  INSERT INTO public.cases_searchrow AS known
         (id, kind, case_id, at, name, access_keys, words, codes)
  VALUES (matter.id, 'case', matter.id, matter.opened_at, '', matter.access_keys,
          public.cases_search_words(matter.subject, 'A', matter.opened_at),
          concat_ws(' ', replace(matter.number, '-', ''), matter.key,
                    public.search_codes(matter.subject)))
  ON CONFLICT (id) DO UPDATE
     SET access_keys = excluded.access_keys, words = excluded.words, codes = excluded.codes
   WHERE (known.access_keys, known.words, known.codes)
         IS DISTINCT FROM (excluded.access_keys, excluded.words, excluded.codes)
$$;

CREATE FUNCTION public.cases_search_put_note(note uuid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog AS $$
  INSERT INTO public.cases_searchrow AS known
         (id, kind, case_id, at, name, access_keys, words, codes)
  SELECT n.id, 'note', n.case_id, n.at, '', c.access_keys,
         public.cases_search_words(n.text, 'C', n.at), public.search_codes(n.text)
    FROM public.cases_note AS n JOIN public.cases_case AS c ON c.id = n.case_id
   WHERE n.id = note
  ON CONFLICT (id) DO UPDATE
     SET case_id = excluded.case_id, access_keys = excluded.access_keys,
         words = excluded.words, codes = excluded.codes
   WHERE (known.case_id, known.access_keys, known.words, known.codes)
         IS DISTINCT FROM (excluded.case_id, excluded.access_keys, excluded.words, excluded.codes)
$$;

CREATE FUNCTION public.cases_search_put_message(message uuid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog AS $$
  WITH known_case AS (
       SELECT link.message_id, c.id, c.access_keys
         FROM public.cases_casemessage AS link JOIN public.cases_case AS c ON c.id = link.case_id
        WHERE link.message_id = message),
  things AS (
       SELECT m.id, 'message' AS kind, k.id AS case_id, m.at, '' AS name, k.access_keys,
              public.cases_search_words(
                concat_ws(' ', m.text, m.sender_name, m.sender_address), 'D', m.at) AS words,
              public.search_codes(m.text) AS codes
         FROM known_case AS k JOIN public.interactions_message AS m ON m.id = k.message_id
        UNION ALL
       SELECT a.id, 'file', k.id, m.at, a.name, k.access_keys,
              public.cases_search_words(
                concat_ws(' ', a.name, translate(a.name, '_.-', '   ')), 'B', m.at),
              public.search_codes(a.name)
         FROM known_case AS k
         JOIN public.interactions_message AS m ON m.id = k.message_id
         JOIN public.interactions_attachment AS a ON a.message_id = m.id AND NOT a.is_inline)
  INSERT INTO public.cases_searchrow AS known
         (id, kind, case_id, at, name, access_keys, words, codes)
  SELECT * FROM things
  ON CONFLICT (id) DO UPDATE
     SET case_id = excluded.case_id, access_keys = excluded.access_keys, name = excluded.name,
         words = excluded.words, codes = excluded.codes
   WHERE (known.case_id, known.access_keys, known.name, known.words, known.codes)
         IS DISTINCT FROM (excluded.case_id, excluded.access_keys, excluded.name,
                           excluded.words, excluded.codes)
$$;
"""

HEARING = r"""
CREATE FUNCTION public.cases_search_hear_case() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM public.cases_search_put_case(NEW);
  IF TG_OP = 'UPDATE' AND NEW.access_keys IS DISTINCT FROM OLD.access_keys THEN
    UPDATE public.cases_searchrow SET access_keys = NEW.access_keys
     WHERE case_id = NEW.id AND access_keys IS DISTINCT FROM NEW.access_keys;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_search_case
  AFTER INSERT OR UPDATE OF subject, number, key, access_keys ON public.cases_case
  FOR EACH ROW EXECUTE FUNCTION public.cases_search_hear_case();

CREATE FUNCTION public.cases_search_hear_note() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM public.cases_searchrow WHERE id = OLD.id;
  ELSE
    PERFORM public.cases_search_put_note(NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_search_note
  AFTER INSERT OR DELETE OR UPDATE OF text, case_id ON public.cases_note
  FOR EACH ROW EXECUTE FUNCTION public.cases_search_hear_note();

CREATE FUNCTION public.cases_search_hear_link() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM public.cases_searchrow AS row
     WHERE row.id = OLD.message_id OR row.id IN (
           SELECT id FROM public.interactions_attachment WHERE message_id = OLD.message_id);
  ELSE
    PERFORM public.cases_search_put_message(NEW.message_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_search_link
  AFTER INSERT OR DELETE OR UPDATE OF case_id ON public.cases_casemessage
  FOR EACH ROW EXECUTE FUNCTION public.cases_search_hear_link();

-- A message is written before a case takes it; what changes afterwards is heard here.
CREATE FUNCTION public.cases_search_hear_message() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM public.cases_search_put_message(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER cases_search_message
  AFTER UPDATE OF text, sender_name, sender_address ON public.interactions_message
  FOR EACH ROW EXECUTE FUNCTION public.cases_search_hear_message();

CREATE FUNCTION public.cases_search_hear_file() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM public.cases_searchrow WHERE id = OLD.id;
  ELSE
    PERFORM public.cases_search_put_message(NEW.message_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_search_file
  AFTER INSERT OR DELETE OR UPDATE OF name ON public.interactions_attachment
  FOR EACH ROW EXECUTE FUNCTION public.cases_search_hear_file();
"""

REMOVED = """
DROP TRIGGER cases_search_file ON public.interactions_attachment;
DROP TRIGGER cases_search_message ON public.interactions_message;
DROP TRIGGER cases_search_link ON public.cases_casemessage;
DROP TRIGGER cases_search_note ON public.cases_note;
DROP TRIGGER cases_search_case ON public.cases_case;
DROP FUNCTION public.cases_search_hear_file();
DROP FUNCTION public.cases_search_hear_message();
DROP FUNCTION public.cases_search_hear_link();
DROP FUNCTION public.cases_search_hear_note();
DROP FUNCTION public.cases_search_hear_case();
DROP FUNCTION public.cases_search_put_message(uuid);
DROP FUNCTION public.cases_search_put_note(uuid);
DROP FUNCTION public.cases_search_put_case(public.cases_case);
DROP FUNCTION public.cases_search_words(text, "char", timestamptz);
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_searchrow")]

    operations = [migrations.RunSQL(WRITING + HEARING, REMOVED)]
