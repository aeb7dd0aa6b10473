//! The binary `rosarium`.

fn main() -> std::process::ExitCode {
    server::cli::main()
}
