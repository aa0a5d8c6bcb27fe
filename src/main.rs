//! The command line.
use recoupe::engine::Engine;
fn main() {
    let mut e = Engine::new();
    for p in std::env::args().skip(1) {
        let b = std::fs::read(&p).unwrap();
        let t = String::from_utf8_lossy(&b).into_owned();
        e.add(std::path::Path::new(&p).file_name().unwrap().to_str().unwrap(), &b, &t, Default::default());
    }
    println!("{}", recoupe::wire::analysis::analysis_json(&e));
}
