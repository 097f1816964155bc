export function dress() {}
