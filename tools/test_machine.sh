#!/bin/sh
# What the tests need besides Python: a Chromium. As root on Debian it is installed; otherwise we
# say aloud which tests will not run. VINCULO_CHROMIUM names another one.
set -u
for browser in "${VINCULO_CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
  if [ -n "$browser" ] && [ -x "$browser" ]; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  printf '\033[1m▸ %s\033[0m\n' "navegador para las pruebas (apt-get install chromium)"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
fi
printf '\033[1;31m%s\033[0m\n' \
  "¡ATENCIÓN! No hay Chromium y no se pudo instalar: las pruebas con navegador NO se ejecutan." \
  "Instálelo con: apt-get install chromium" >&2
exit 0
