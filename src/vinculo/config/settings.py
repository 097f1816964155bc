"""Django settings: wiring only; what a deployment may choose is in ``kernel.env``."""

from pathlib import Path

import django_stubs_ext

from vinculo.config import logs
from vinculo.kernel.env import Env, environment

django_stubs_ext.monkeypatch()
env = Env.read(environment())

PACKAGE = Path(__file__).resolve().parents[1]
CONTEXTS = (
    "kernel",
    "ui",
    "delivery",
    "identity",
    "organization",
    "notices",
    "clocks",
    "work",
    "portfolio",
    "knowledge",
    "customers",
    "promises",
    "interactions",
    "routing",
    "cases",
    "statutory",
    "orders",
    "complaints",
    "feedback",
    "analytics",
    "value",
    "desk",
)

SECRET_KEY = env.secret_key
DEBUG = env.debug
PRACTICE = env.practice
DATA_DIR = env.data_dir
FILES_DIR = env.files_dir
KEYS_DIR = env.keys_dir
BASE_URL = env.base_url
SMTP_URL = env.smtp_url
TRUSTED_PROXIES = env.trusted_proxies
MAIL_NAME = env.mail_name
MAIL_PROXIES = env.mail_proxies
MAIL_AUTHORITY = env.mail_authority
RSPAMD_URL = env.rspamd_url
ALLOWED_NETWORKS = env.allowed_networks
UNDO_SECONDS = env.undo_seconds
SETUP_TOKEN = env.setup_token
ACTS_AS = env.acts_as
OWNER_URL = env.database_url
METRICS_TOKEN = env.metrics_token
LOGGING = logs.settings_for(env.log_format)

LANGUAGE_CODE = env.language
LOCALE_PATHS = [Path(__file__).parent / "locale"]
LANGUAGES = [("es", "Español"), ("en", "English")]
FORMAT_MODULE_PATH = ["vinculo.config.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
USE_TZ = True
TIME_ZONE = "UTC"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_linear_migrations",
    "procrastinate.contrib.django",
    "pgtrigger",
    "pghistory",
    "django_htmx",
    "django_prose_editor",
    "django_cotton.apps.SimpleAppConfig",
    "lucide",
    "csp",
    *(f"vinculo.{context}" for context in CONTEXTS),
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
]
FIRST_PARTY_APPS = [f"vinculo.{context}" for context in CONTEXTS]

MIDDLEWARE = [
    "vinculo.config.middleware.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "vinculo.config.middleware.RefusalMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "vinculo.identity.middleware.ActorMiddleware",
    "vinculo.organization.middleware.CompanyMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "vinculo.config.urls"
AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "vinculo.identity.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
FORMS = "vinculo.identity.web.sign_in_forms"
ACCOUNT_FORMS = {
    "login": f"{FORMS}.LoginForm",
    "reset_password": f"{FORMS}.ForgotForm",
    "reset_password_from_key": f"{FORMS}.ResetForm",
    "change_password": f"{FORMS}.ChangeForm",
    "set_password": f"{FORMS}.SetForm",
    "reauthenticate": f"{FORMS}.ConfirmForm",
}
MFA_FORMS = {
    "authenticate": f"{FORMS}.CodeForm",
    "reauthenticate": f"{FORMS}.ConfirmCodeForm",
    "activate_totp": f"{FORMS}.TotpForm",
    "add_webauthn": f"{FORMS}.AddKeyForm",
    "edit_webauthn": f"{FORMS}.EditKeyForm",
}
MFA_ADAPTER = "vinculo.identity.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not BASE_URL.startswith("https://")
SOCIALACCOUNT_ADAPTER = "vinculo.identity.adapters.SocialAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_STORE_TOKENS = False
WSGI_APPLICATION = "vinculo.config.wsgi.application"
DATABASES = env.databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kernel_cache",
    }
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "vinculo.ui.templating.loader.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "vinculo.ui.templatetags.ui",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "vinculo.organization.middleware.company_words",
            ],
        },
    }
]

FORM_RENDERER = "vinculo.ui.forms.Renderer"
COTTON_ISOLATE_BY_DEFAULT = True

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "vinculo.config.server.statics.VersionedStorage"},
}
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]

GATHER_SECONDS = 0.8
"""How long messages that come thick are let gather before they are read together."""

SESSION_ENGINE = "vinculo.identity.backend"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = BASE_URL.startswith("https://")
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "media-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "frame-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_HSTS_SECONDS = 31_536_000 if SESSION_COOKIE_SECURE else 0
CSRF_FAILURE_VIEW = "vinculo.desk.web.errors.csrf_refused"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
ALLOWED_HOSTS = [*env.hosts(), "localhost", "127.0.0.1", "[::1]"]

EMAIL_BACKEND = "vinculo.delivery.backend.OutboxBackend"
DEFAULT_FROM_EMAIL = env.mail_from or "vinculo@localhost"
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
