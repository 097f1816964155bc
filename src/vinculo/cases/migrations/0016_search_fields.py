"""What stands in a field of the company's own is found with its case, by any part of it."""

from django.db import migrations

PUT = r"""
CREATE OR REPLACE FUNCTION public.cases_search_put_case(matter public.cases_case) RETURNS void
LANGUAGE sql SET search_path = pg_catalog AS $$
  WITH own AS (
       SELECT string_agg(value, ' ' ORDER BY id) AS said FROM public.cases_fieldvalue
        WHERE case_id = matter.id)
  INSERT INTO public.cases_searchrow AS known
         (id, kind, case_id, at, name, access_keys, words, codes)
  SELECT matter.id, 'case', matter.id, matter.opened_at, '', matter.access_keys,
         public.cases_search_words(concat_ws(' ', matter.subject, own.said), 'A',
                                   matter.opened_at),
         concat_ws(' ', replace(matter.number, '-', ''), matter.key,
                   public.search_codes(concat_ws(' ', matter.subject, own.said)))
    FROM own
  ON CONFLICT (id) DO UPDATE
     SET access_keys = excluded.access_keys, words = excluded.words, codes = excluded.codes
   WHERE (known.access_keys, known.words, known.codes)
         IS DISTINCT FROM (excluded.access_keys, excluded.words, excluded.codes)
$$;

CREATE FUNCTION public.cases_search_hear_field() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM public.cases_search_put_case(matter) FROM public.cases_case AS matter
    WHERE matter.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.case_id ELSE NEW.case_id END;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_search_field
  AFTER INSERT OR DELETE OR UPDATE OF value, case_id ON public.cases_fieldvalue
  FOR EACH ROW EXECUTE FUNCTION public.cases_search_hear_field();
"""

BACK = r"""
DROP TRIGGER cases_search_field ON public.cases_fieldvalue;
DROP FUNCTION public.cases_search_hear_field();
CREATE OR REPLACE FUNCTION public.cases_search_put_case(matter public.cases_case) RETURNS void
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
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_classes_tags_fields")]

    operations = [migrations.RunSQL(PUT, BACK)]
