//! The floor, for wasm: `tests/measure/wasm.mjs` compiles this file by itself and calls it beside the page's engine.

mod floor;

/// Room for so many bytes of text, at the address that is given back.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    vec![0u8; bytes].leak().as_mut_ptr()
}

/// The floor over the texts at the address, each behind a zero.
///
/// # Safety
/// So many bytes of UTF-8 stand there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn run(texts: *const u8, bytes: usize) -> usize {
    // SAFETY: the caller says so.
    let texts = unsafe { std::slice::from_raw_parts(texts, bytes) };
    let texts = std::str::from_utf8(texts).unwrap_or("");
    floor::floor(texts.split('\0'))
}
