//! A room takes no file: there is nothing of one to be found by its address.

use server::router::addresses;

use crate::scene::Scene;
use crate::two_runs::alone;

/// D11, F11: a room takes no file: no form of it asks for one, none that is sent is kept, and no address below it is of one.
#[test]
fn a_room_takes_no_file_and_has_no_address_of_one() {
    alone(async {
        let scene = Scene::lay(643).await;
        let klara = &scene.klara.1;
        for address in [
            scene.room.clone(),
            format!("{}/new", scene.room),
            scene.thread.clone(),
        ] {
            let page = klara.get(&address).await;
            assert_eq!(page.status, 200, "{address}");
            for asked in ["type=\"file\"", "multipart/form-data"] {
                assert!(!page.text().contains(asked), "{address}: {asked}");
            }
        }
        let before = scene.node.rows_of_rooms();
        let token = klara.get(&scene.thread).await.form_token();
        let sent = [
            ("form_token", token.as_bytes()),
            ("text", b"With a paper".as_slice()),
            ("file", b"%PDF-1.7".as_slice()),
        ];
        let reply = klara.post_parts(&scene.thread, &sent).await;
        assert!((400..500).contains(&reply.status), "{}", reply.status);
        assert!(
            scene.node.rows_of_rooms() == before,
            "nothing is kept of a form with a file"
        );
        let below = addresses().into_iter().filter(|(_, path)| path.contains("room"));
        let of_files: Vec<_> = below
            .filter(|(_, path)| {
                let words = ["file", "media", "picture", "image", "attach", "{*"];
                words.iter().any(|word| path.contains(word))
            })
            .collect();
        assert!(of_files.is_empty(), "{of_files:?}");
        scene.world.finish();
    });
}
