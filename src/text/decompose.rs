//! Canonical decomposition (NFD), brought along by whoever makes an engine.
//!
//! Its tables weigh 15 kB compressed, and every browser has them: the page's shell hands the engine
//! the browser's own, a native program the one below. Both are Unicode's.

/// Turns a string into its canonical decomposition: « é » into « e » and an acute accent.
pub type Decompose = fn(&str) -> String;

/// The decomposition for native programs.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn decompose(text: &str) -> String {
    icu_normalizer::DecomposingNormalizer::new_nfd()
        .normalize(text)
        .into_owned()
}
