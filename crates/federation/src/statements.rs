//! What members sign under joint statements: a document with the community's proof, and where the statement is another
//! community's the Offer of it (F17; protocol section 8.8). What is signed is kept as it is and sent as it is.

use community::sign_statement::{SignFor, SignedStatement, ToSign, sign_statement, to_sign};
use domain::{Iri, OwnActor, Side, StatementId, StatementSignature};
use edge::{SignProblem, SignedLater, Statements};
use store::Membership;
use store::actor_keys::Signer;
use wire::statement::CosignatureFacts;

use crate::Federation;

impl Federation {
    async fn sign_statement_now(
        &self,
        who: &Membership,
        id: &StatementId,
        (sign_for, digest): (SignFor, &str),
    ) -> Result<StatementSignature, SignProblem> {
        let now = self.node.now();
        let database = &self.node.database;
        let name = ambient::ids::statement_id(now, &self.node.randomness);
        let party = format!("p1.{name}");
        let wanted = database.read(|tx| to_sign(tx, who, id, (sign_for, digest, &party), now))?;
        let signed = self.sign_letter(&wanted, name.as_str(), now).map_err(no_key)?;
        let done = database.transact(|tx| sign_statement(tx, who, id, sign_for, signed.clone(), now));
        Ok(done.await?)
    }

    fn sign_letter(
        &self,
        wanted: &ToSign,
        name: &str,
        now: jiff::Timestamp,
    ) -> Result<SignedStatement, crate::own_keys::NoKeys> {
        let ToSign {
            statement,
            signs_as,
            home,
        } = wanted;
        let community = Signer::Own(OwnActor::Community);
        let cosignature = Iri::local(&self.node.origin, &format!("/cosignatures/{name}"));
        let document = wire::statement::cosignature(&CosignatureFacts {
            id: &cosignature,
            home,
            statement,
            signs_as,
            published: now,
        });
        let document = self.prove(document, &community, now)?;
        let text = document.to_string();
        let (offer, said) = match statement.side {
            Side::Us => (cosignature.clone(), None),
            Side::Them => {
                let activity = self.node.fresh_activity();
                let offer = wire::statement::offer(&activity, statement, home, document);
                let said = self.prove(offer, &community, now)?.to_string();
                (activity, Some(said))
            }
        };
        Ok(SignedStatement {
            cosignature,
            offer,
            signs_as: signs_as.clone(),
            digest: statement.digest.clone(),
            document: text,
            key: self.proving_key(&community, now)?,
            said,
        })
    }
}

fn no_key(problem: impl std::fmt::Display) -> SignProblem {
    SignProblem::NoKey(problem.to_string())
}

impl Statements for Federation {
    fn sign<'a>(
        &'a self,
        who: &'a Membership,
        id: &'a StatementId,
        asked: (SignFor, &'a str),
    ) -> SignedLater<'a> {
        Box::pin(self.sign_statement_now(who, id, asked))
    }
}
