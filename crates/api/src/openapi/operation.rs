//! One operation as its resource describes it, and what the OpenAPI document says of it.

use serde_json::{Map, Value, json};

/// A route's meaning for people and machines.
pub(crate) struct Operation {
    /// Unique, for generated clients.
    pub(crate) id: &'static str,
    /// The resource it belongs to.
    pub(crate) tag: &'static str,
    /// What it does, in a sentence.
    pub(crate) summary: &'static str,
    /// Who may ask.
    pub(crate) access: Access,
    /// What the query may hold.
    pub(crate) query: &'static [Parameter],
    /// What headers may say.
    pub(crate) headers: &'static [Parameter],
    /// The JSON that is sent.
    pub(crate) body: Option<Shape>,
    /// What is answered when it goes well.
    pub(crate) answer: Answer,
    /// Refusals beyond those that follow from access, body and query.
    pub(crate) refusals: &'static [(u16, &'static str)],
}

/// Who may ask, the widest circle first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Access {
    /// Anybody; a token shows more.
    Anyone,
    /// A token with the scope `read`.
    Read,
    /// A token with the scope `write`.
    Write,
    /// A token with the scope `admin`.
    Admin,
}

/// A parameter of the query or a header.
#[derive(Clone, Copy)]
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    pub(crate) need: Need,
    pub(crate) schema: fn() -> Value,
    /// Empty when a fixed one would be wrong to repeat.
    pub(crate) example: &'static str,
}

/// Whether a parameter may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Required,
    Optional,
}

/// A named schema and an example that fits it.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) schema: &'static str,
    pub(crate) example: fn() -> Value,
}

/// An answer that is no refusal.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) what: &'static str,
    pub(crate) shape: Option<Shape>,
    /// Names under `components/headers`.
    pub(crate) headers: &'static [&'static str],
}

impl Operation {
    /// Without query, headers, body and refusals of its own: what most are, and say what they are beside it.
    pub(crate) const PLAIN: Self = Self {
        id: "",
        tag: "",
        summary: "",
        access: Access::Admin,
        query: &[],
        headers: &[],
        body: None,
        answer: Answer::done(204, ""),
        refusals: &[],
    };

    /// One of officers, without query or body, that answers this; the rest is written over it.
    pub(crate) const fn of_officers(
        id: &'static str,
        tag: &'static str,
        summary: &'static str,
        answer: Answer,
    ) -> Self {
        Self {
            id,
            tag,
            summary,
            answer,
            ..Self::PLAIN
        }
    }

    /// Whether what is sent is JSON.
    #[cfg(test)]
    pub(crate) fn takes_json(&self) -> bool {
        let body = self.body.as_ref();
        body.is_some_and(|body| body.media_types() == ["application/json"])
    }

    /// The operation object (OpenAPI 3.1, section 4.8.10).
    pub(crate) fn document(&self, path: &str) -> Value {
        let mut responses = Map::new();
        responses.insert(self.answer.status.to_string(), self.answer.document());
        for (status, what) in self.all_refusals(path) {
            responses
                .entry(status.to_string())
                .or_insert_with(|| match status {
                    304 => json!({ "description": what }),
                    _ => refusal(status, what),
                });
        }
        let mut document = json!({
            "operationId": self.id,
            "tags": [self.tag],
            "summary": self.summary,
            "description": format!("{} {}", self.summary, self.access.sentence()),
            "security": self.access.security(),
            "parameters": self.parameters(path),
            "responses": responses,
        });
        if let Some(body) = &self.body {
            document["requestBody"] =
                json!({ "required": true, "content": body.content(body.media_types()) });
        }
        document
    }

    fn parameters(&self, path: &str) -> Vec<Value> {
        let in_path = path
            .split('/')
            .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
            .map(path_parameter);
        let query = self.query.iter().map(|parameter| parameter.document("query"));
        let headers = self.headers.iter().map(|parameter| parameter.document("header"));
        in_path.chain(query).chain(headers).collect()
    }

    /// Every status other than the answer's, with its reason; one written by the resource comes first.
    fn all_refusals(&self, path: &str) -> Vec<(u16, &'static str)> {
        let mut refusals = self.refusals.to_vec();
        refusals.push((401, "No bearer token, or one that is not valid."));
        if self.access != Access::Anyone {
            refusals.push((403, "The token may not do this."));
        }
        if path.contains('{') {
            refusals.push((404, "Nothing there, or nothing for you: the same answer."));
        }
        if self.body.is_some() {
            refusals.push((400, "The body is not JSON, or a header cannot be read."));
            refusals.push((413, "The body has more than 256 KiB."));
            refusals.push((415, "The body is not sent as `application/json`."));
        }
        if self.body.is_some() || !self.query.is_empty() {
            refusals.push((422, "A field or parameter is wrong; `field` names it."));
        }
        refusals.push((503, "Busy; try again after `Retry-After` seconds."));
        refusals
    }
}

impl Access {
    fn security(self) -> Value {
        match self {
            Self::Anyone => json!([{}, { "bearer": [] }]),
            _ => json!([{ "bearer": [] }]),
        }
    }

    fn sentence(self) -> &'static str {
        match self {
            Self::Anyone => "Anybody may ask; a token shows what its member may see.",
            Self::Read => "Needs a token with the scope `read`.",
            Self::Write => "Needs a token with the scope `write`.",
            Self::Admin => "Needs a token with the scope `admin`, of an officer or operator.",
        }
    }
}

impl Parameter {
    fn document(&self, place: &str) -> Value {
        let mut document = json!({
            "name": self.name,
            "in": place,
            "required": self.need == Need::Required,
            "description": self.what,
            "schema": (self.schema)(),
        });
        if !self.example.is_empty() {
            document["example"] = example_of(&(self.schema)(), self.example);
        }
        document
    }
}

/// An example is written as text; a number's is a number.
fn example_of(schema: &Value, example: &str) -> Value {
    match schema["type"].as_str() {
        Some("integer") => example
            .parse::<u64>()
            .map_or_else(|_| json!(example), |number| json!(number)),
        _ => json!(example),
    }
}

fn path_parameter(name: &str) -> Value {
    let (what, schema, example) = match name {
        "host" => (
            "Host and port of the peer.",
            json!({"type": "string", "minLength": 1}),
            "london.localhost:8102",
        ),
        "list" => (
            "Which list.",
            super::atoms::one_of(&domain::Dimension::ALL.map(domain::Dimension::word)),
            "competencies",
        ),
        "slug" => (
            "The last part of its address.",
            json!({"type": "string", "minLength": 1}),
            "fathom-vale",
        ),
        "tier" => (
            "Id of the level.",
            json!({"type": "string", "minLength": 1}),
            "chapter",
        ),
        "number" => (
            "Its number.",
            json!({"type": "string", "pattern": "^[1-9][0-9]*$"}),
            "7",
        ),
        "voucher" => (
            "Its name, as listed.",
            json!({"type": "string", "minLength": 1}),
            "hR0n3X0m2sVwYk1bq7T9aA",
        ),
        "handle" => ("Handle of the member.", super::atoms::handle(), "beatrix"),
        "place" => (
            "Where the delivery stands, as listed.",
            json!({"type": "string", "pattern": "^([0-9a-f]{2})+$"}),
            "6c6f6e646f6e",
        ),
        _ => ("Its id.", super::atoms::id(), super::atoms::ID),
    };
    json!({"name": name, "in": "path", "required": true, "description": what, "schema": schema, "example": example})
}

impl Shape {
    /// What a body may be sent as; a table and a picture are no JSON.
    fn media_types(&self) -> &'static [&'static str] {
        match self.schema {
            "MemberFile" | "OwnTable" => &["text/csv"],
            "PictureFile" => &["image/jpeg", "image/png"],
            _ => &["application/json"],
        }
    }

    fn content(&self, media_types: &[&str]) -> Value {
        let schema = json!({ "$ref": format!("#/components/schemas/{}", self.schema) });
        let one = |media_type: &&str| {
            let content = json!({ "schema": schema, "example": (self.example)() });
            (media_type.to_string(), content)
        };
        Value::Object(media_types.iter().map(one).collect())
    }
}

impl Answer {
    /// Without a body: it is done.
    pub(crate) const fn done(status: u16, what: &'static str) -> Self {
        Self {
            status,
            what,
            shape: None,
            headers: &[],
        }
    }

    /// 200 with a body.
    pub(crate) const fn shown(what: &'static str, schema: &'static str, example: fn() -> Value) -> Self {
        Self {
            status: 200,
            what,
            shape: Some(Shape { schema, example }),
            headers: &[],
        }
    }

    fn document(&self) -> Value {
        let mut document = json!({ "description": self.what });
        if let Some(shape) = &self.shape {
            document["content"] = shape.content(shape.media_types());
        }
        if !self.headers.is_empty() {
            let reference = |name: &&str| {
                (
                    name.to_string(),
                    json!({ "$ref": format!("#/components/headers/{name}") }),
                )
            };
            document["headers"] = Value::Object(self.headers.iter().map(reference).collect());
        }
        document
    }
}

/// A refusal as problem details (RFC 9457).
fn refusal(status: u16, what: &str) -> Value {
    let schema = json!({ "$ref": "#/components/schemas/Problem" });
    let mut document = json!({
        "description": what,
        "content": { "application/problem+json": { "schema": schema, "example": problem_example(status) } },
    });
    if status == 503 {
        document["headers"] = json!({ "Retry-After": { "$ref": "#/components/headers/Retry-After" } });
    }
    document
}

fn problem_example(status: u16) -> Value {
    use edge::{Problem, Reason};
    let problem = match status {
        400 => Problem::new(Reason::Malformed, "the body is not JSON"),
        401 => Problem::new(
            Reason::Token,
            "bring a bearer token; `rosarium token create` makes one",
        ),
        403 => Problem::new(
            Reason::NotAllowed,
            "this token may not do that; make one with a wider scope",
        ),
        404 => Problem::not_found(),
        409 => Problem::new(Reason::Conflict, "this event is cancelled"),
        410 => Problem::new(Reason::Gone, "this event was removed"),
        412 => Problem::new(
            Reason::Changed,
            "somebody changed this event meanwhile; it has revision 4 now",
        ),
        413 => Problem::new(
            Reason::TooLarge,
            "a body has at most 262144 bytes and arrives whole",
        ),
        415 => Problem::new(
            Reason::MediaType,
            "send the body as `Content-Type: application/json`",
        ),
        422 => Problem::new(Reason::Invalid, "the title may not be empty").at("title"),
        _ => Problem::new(
            Reason::Busy,
            "the node cannot write or read this just now; try again in a moment",
        ),
    };
    let mut example = json!({
        "type": format!("https://w3id.org/rosarium/v1#e-{}", problem.reason.word()),
        "title": problem.reason.status().canonical_reason().unwrap_or("Refused"),
        "status": problem.reason.status().as_u16(),
        "detail": problem.detail,
    });
    if let Some(field) = problem.field {
        example["field"] = json!(field);
    }
    example
}
