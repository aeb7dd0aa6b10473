//! The binary `rosarium`: it settles what the process has for itself and hands over to the command line, `cli.rs`.

/// What is kept in memory is small and lives as long as a request; the allocator of the system is made for other things.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    take_small_pages();
    server::cli::main()
}

/// The allocator asks the system for pages of 2 MiB, each of which is resident as soon as a byte of it is used: a node at
/// rest would hold 22 MiB where it uses 7. Who may not say so keeps the large ones.
#[cfg(target_os = "linux")]
fn take_small_pages() {
    let _kept = rustix::thread::disable_transparent_huge_pages(true);
}

#[cfg(not(target_os = "linux"))]
fn take_small_pages() {}
