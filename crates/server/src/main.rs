//! The binary `rosarium`.

/// What is kept in memory is small and lives as long as a request; the allocator of the system is made for other things.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    server::cli::main()
}
