// The few words that scripts write. Both languages carry the same keys; a test compares them.
const WORDS = {
  es: {
    ago: "hace {length}",
    minutes: "{n} min",
    hours: "{n} h",
    days: "{n} d",
    sent: "No se pudo enviar. Su texto sigue aquí; inténtelo otra vez.",
    offline: "El servidor no responde. Lo que escribió sigue en la página.",
    forbidden: "No tiene permiso para eso.",
    close: "Cerrar aviso",
    unsaved: "El borrador no se pudo guardar; se reintenta. Su texto sigue aquí.",
    picture: "La imagen no se pudo subir. Pruebe a adjuntarla.",
    attach: "Los archivos no se pudieron guardar todavía. Siguen elegidos y saldrán con la respuesta.",
    large: "Los archivos pesan demasiado para enviarlos por correo. Elija otros más pequeños.",
  },
  en: {
    ago: "{length} ago",
    minutes: "{n} min",
    hours: "{n} h",
    days: "{n} d",
    sent: "It could not be sent. Your text is still here; please try again.",
    offline: "The server does not answer. What you wrote is still on the page.",
    forbidden: "You are not allowed to do that.",
    close: "Dismiss",
    unsaved: "The draft could not be saved; it will be tried again. Your text is still here.",
    picture: "The picture could not be uploaded. Try to attach it.",
    attach: "The files could not be kept yet. They are still chosen and will leave with the answer.",
    large: "The files are too large to be sent by mail. Choose smaller ones.",
  },
};

export function say(key, values = {}) {
  const words = WORDS[document.documentElement.lang.slice(0, 2)] ?? WORDS.es;
  return words[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
