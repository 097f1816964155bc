#!/bin/sh
# What the tests need besides Python: a Chromium, and Debian's Postfix and Dovecot. As root on
# Debian they are installed; otherwise we say aloud which tests will not run. VINCULO_CHROMIUM
# names another browser.
set -u
missing=
browser=
for one in "${VINCULO_CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
  if [ -n "$one" ] && [ -x "$one" ]; then browser=$one; fi
done
[ -n "$browser" ] || missing="$missing chromium"
[ -x /usr/sbin/postfix ] || missing="$missing postfix"
[ -x /usr/sbin/dovecot ] && [ -e /usr/lib/dovecot/imap ] || missing="$missing dovecot-imapd"
[ -e /usr/lib/dovecot/lmtp ] || missing="$missing dovecot-lmtpd"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  printf '\033[1m▸ %s\033[0m\n' "programas para las pruebas (apt-get install$missing)"
  # No service of the machine begins by being installed: the tests start their own.
  policy=/usr/sbin/policy-rc.d
  if [ -e "$policy" ]; then policy=; else printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"; fi
  echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections
  # shellcheck disable=SC2086 # one word for each package
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
  result=$?
  [ -z "$policy" ] || rm -f "$policy"
  [ "$result" != 0 ] || exit 0
fi
printf '\033[1;31m%s\033[0m\n' \
  "¡ATENCIÓN! Faltan programas y no se pudieron instalar:$missing." \
  "Las pruebas con navegador o con servidores de correo que los necesitan NO se ejecutan." \
  "Instálelos con: apt-get install$missing" >&2
exit 0
