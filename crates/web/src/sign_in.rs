//! Signing in and out by pages: a mailed link or code, a passkey, an account elsewhere, a one-time link from the shell, the
//! browsers that are signed in, and what each form must bring.

mod account_link_page;
mod account_page;
mod accounts_page;
mod begun;
mod code_page;
mod join_page;
mod link_page;
mod login_page;
mod mailed_page;
mod passkey_new_page;
mod passkey_page;
mod passkeys_page;
mod proofs;
mod sessions_page;

use axum::routing::{get, post};
use edge::Routes;

use crate::home_community_page::{self, SIGN_IN_PATH};
use crate::router::Site;

pub(crate) use account_link_page::{AccountLinkPage, AskedBy};
pub(crate) use account_page::{AccountPage, NobodysPage};
pub(crate) use accounts_page::{AccountLine, AccountsPage, AccountsTold};
pub(crate) use begun::{Gate, signed_out};
pub(crate) use code_page::{CodePage, Way, WrongCode, asked_by};
pub(crate) use join_page::{JoinFault, JoinForm, JoinPage, kind_words};
pub(crate) use link_page::LinkPage;
pub(crate) use login_page::{AccountSaid, ByAccount, ByPasskey, LoginPage, ask_for};
pub(crate) use mailed_page::MailedPage;
pub(crate) use passkey_new_page::NewPasskeyPage;
pub(crate) use passkey_page::{PasskeyPage, has_passkeys};
pub(crate) use passkeys_page::{More, PasskeyLine, PasskeysPage, Told};
pub(crate) use proofs::{
    Button, Chief, Looker, Member, Organising, Refused, TokenForm, form, read, token_form,
};
pub(crate) use sessions_page::{Place, SessionLine, SessionsPage};

/// Where people sign in and out.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/login", get(login_page::show).post(link_page::sign_in_by_link))
        .route("/login/mail", post(login_page::ask))
        .route("/login/code", get(code_page::show).post(code_page::sign_in))
        .route("/login/passkey", get(passkey_page::show).post(passkey_page::ask))
        .route("/login/passkey/use", post(passkey_page::sign_in))
        .route("/login/oidc", get(account_page::show))
        .route(
            "/login/oidc/{provider}",
            get(account_page::come_back).post(account_page::begin),
        )
        .route(
            SIGN_IN_PATH,
            get(home_community_page::show_sign_in).post(home_community_page::choose_sign_in),
        )
        .route("/login/unlinked", get(account_page::show_nobodys))
        .route("/join", get(join_page::show).post(join_page::ask))
        .route("/join/verify", get(code_page::show).post(code_page::sign_in))
        .route("/join/enter", post(sessions_page::enter))
        .route("/join/withdraw", post(sessions_page::withdraw))
        .route("/login/mailed", post(mailed_page::sign_in))
        .route("/login/mailed/{link}", get(mailed_page::show))
        .route("/login/{link}", get(link_page::show))
        .route("/logout", post(sessions_page::log_out))
        .route("/settings/sessions", get(sessions_page::show))
        .route("/settings/sessions/end", post(sessions_page::end_one))
        .route("/settings/passkeys", get(passkeys_page::show))
        .route(
            "/settings/passkeys/new",
            get(passkey_new_page::show).post(passkey_new_page::ask),
        )
        .route("/settings/passkeys/add", post(passkey_new_page::add))
        .route("/settings/passkeys/name", post(passkeys_page::rename))
        .route("/settings/passkeys/remove", post(passkeys_page::remove))
        .route("/settings/sign-ins", get(accounts_page::show))
        .route("/settings/sign-ins/new", post(accounts_page::begin))
        .route("/settings/sign-ins/remove", post(accounts_page::remove))
        .route(
            account_link_page::LINK_PATH,
            get(account_link_page::show).post(account_link_page::link),
        )
        .route("/settings/sign-ins/decline", post(account_link_page::decline))
}
