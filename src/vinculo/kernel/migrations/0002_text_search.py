"""What search is made of: Spanish and English words that find each other, names that look alike.

The usual way (``unaccent`` before the Spanish stemmer) no longer finds «reclamación» by
«reclamaciones», and the stemmer alone does not find «averías» by «averia». Each word is therefore
written down three times: stemmed, with the accent of -ción and -sión restored and «luces» read as
«luz», and stripped of its accents afterwards; stripped and then stemmed; and as an English word.
What is asked is read the same three ways, and one of them is enough.
"""

from django.db import migrations

EXTENSIONS = """
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
"""

CONFIGURATIONS = """
CREATE TEXT SEARCH CONFIGURATION public.spanish_plain (COPY = pg_catalog.spanish);
ALTER TEXT SEARCH CONFIGURATION public.spanish_plain
  ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.spanish_stem;
CREATE TEXT SEARCH CONFIGURATION public.english_plain (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION public.english_plain
  ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.english_stem;
"""

FUNCTIONS = r"""
-- Letter for letter, so that nothing which means something in a tsvector's text can appear.
CREATE FUNCTION public.search_strip(said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT translate(said, 'áàâäãåāéèêëēíìîïīóòôöõōúùûüūñçýÿÁÀÂÄÃÅĀÉÈÊËĒÍÌÎÏĪÓÒÔÖÕŌÚÙÛÜŪÑÇÝŸ',
                         'aaaaaaaeeeeeiiiiioooooouuuuuncyyAAAAAAAEEEEEIIIIIOOOOOOUUUUUNCYY')
$$;

CREATE FUNCTION public.search_fold(said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT lower(public.search_strip(normalize(said, NFC)))
$$;

CREATE FUNCTION public.search_accented(said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT regexp_replace(regexp_replace(lower(said), '([cs])ion\M', '\1ión', 'g'),
                        'ces\M', 'z', 'g')
$$;

-- Places in the text are kept once: they are the same three times.
CREATE FUNCTION public.search_vector(said text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = pg_catalog AS $$
DECLARE
  known text := left(normalize(replace(said, '''', ' '), NFC), 100000);
BEGIN
  RETURN public.search_strip(
           to_tsvector('pg_catalog.spanish', public.search_accented(known))::text)::tsvector
      || strip(to_tsvector('public.spanish_plain', known))
      || strip(to_tsvector('public.english_plain', known));
END $$;

-- One word, or several that follow each other; nothing for words too common to look for.
CREATE FUNCTION public.search_term(said text, is_begun boolean DEFAULT false) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = pg_catalog AS $$
DECLARE
  known text := left(normalize(replace(said, '''', ' '), NFC), 200);
  spanish tsquery := phraseto_tsquery('pg_catalog.spanish', public.search_accented(known));
  english tsquery := phraseto_tsquery('public.english_plain', known);
  begun text := regexp_replace(public.search_fold(known), '[^a-z0-9]', '', 'g');
  found tsquery;
BEGIN
  IF is_begun AND length(begun) > 1 THEN
    found := (quote_literal(begun) || ':*')::tsquery;
    RETURN found || public.search_term(said);
  END IF;
  IF numnode(spanish) = 0 OR numnode(english) = 0 THEN
    RETURN ''::tsquery;
  END IF;
  found := public.search_strip(spanish::text)::tsquery
        || phraseto_tsquery('public.spanish_plain', known);
  RETURN found || english;
END $$;

CREATE FUNCTION public.search_query(wanted text[], unwanted text[], is_begun boolean)
RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = pg_catalog AS $$
DECLARE
  asked tsquery := ''::tsquery;
  found tsquery;
  place integer;
BEGIN
  FOR place IN 1 .. cardinality(wanted) LOOP
    asked := asked
          && public.search_term(wanted[place], is_begun AND place = cardinality(wanted));
  END LOOP;
  FOR place IN 1 .. cardinality(unwanted) LOOP
    found := public.search_term(unwanted[place]);
    IF numnode(found) > 0 AND numnode(asked) > 0 THEN
      asked := asked && !! found;
    END IF;
  END LOOP;
  RETURN asked;
END $$;

-- The beginnings by which a word of a text is recognised as one that was asked for.
CREATE FUNCTION public.search_stems(wanted text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = pg_catalog AS $$
  SELECT coalesce(array_agg(DISTINCT stem), '{}')
    FROM unnest(wanted) AS word, unnest(tsvector_to_array(public.search_vector(word))) AS stem
   WHERE numnode(public.search_term(word)) > 0
$$;

-- Numbers, telephones and references in a text, without what people put between their signs.
CREATE FUNCTION public.search_codes(said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = pg_catalog AS $$
  SELECT left(coalesce(string_agg(DISTINCT code, ' '), ''), 2000)
    FROM (SELECT regexp_replace(public.search_fold(found[1]), '[^a-z0-9]', '', 'g') AS code
            FROM regexp_matches(left(said, 20000),
                 '(\+?\d[\d .()/-]{3,}\d|\m[[:alpha:]]{0,6}[-/.]?\d[[:alnum:]/.-]*)', 'g') AS found
          ) AS codes
   WHERE length(code) >= 4
$$;
"""

REMOVED = """
DROP FUNCTION public.search_codes(text);
DROP FUNCTION public.search_stems(text[]);
DROP FUNCTION public.search_query(text[], text[], boolean);
DROP FUNCTION public.search_term(text, boolean);
DROP FUNCTION public.search_vector(text);
DROP FUNCTION public.search_accented(text);
DROP FUNCTION public.search_fold(text);
DROP FUNCTION public.search_strip(text);
DROP TEXT SEARCH CONFIGURATION public.english_plain;
DROP TEXT SEARCH CONFIGURATION public.spanish_plain;
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]

    operations = [
        migrations.RunSQL(EXTENSIONS, migrations.RunSQL.noop),
        migrations.RunSQL(CONFIGURATIONS, migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTIONS, REMOVED),
    ]
