using System.Text.Json.Nodes;

namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>Objects that are the same in every bundle: the TLP marking as OASIS published it, and the declarations of this project's extensions.</summary>
internal static class StixFixedObjects
{
    internal static JsonObject Marking(TrafficLight light) => new()
    {
        ["type"] = "marking-definition",
        ["spec_version"] = "2.1",
        ["id"] = StixVocabulary.MarkingId(light),
        ["created"] = StixIds.Time(StixVocabulary.TrafficLightCreated),
        ["name"] = light.Label(),
        ["extensions"] = new JsonObject
        {
            [StixVocabulary.TrafficLightExtension] = new JsonObject { ["extension_type"] = "property-extension", ["tlp_2_0"] = light.Word() },
        },
    };

    internal static JsonObject ProjectIdentity() => Identity(StixVocabulary.ProjectIdentity, "Investigator (open console against model distillation)");

    /// <summary>An organization. Its content depends on the name alone, so one version serves for ever and it carries no marking.</summary>
    internal static JsonObject Identity(string id, string name) => new()
    {
        ["type"] = "identity",
        ["spec_version"] = "2.1",
        ["id"] = id,
        ["created"] = StixIds.Time(StixVocabulary.ExtensionsCreated),
        ["modified"] = StixIds.Time(StixVocabulary.ExtensionsCreated),
        ["name"] = name,
        ["identity_class"] = "organization",
    };

    internal static JsonObject TraceExtension() => Extension(
        StixVocabulary.TraceExtension, "Distillation trace", "new-sco",
        "A trace of model distillation that STIX has no type for: a fingerprint of a client's TLS or of the order of its headers, the hash of a masked prompt or of tool definitions, or a keyed hash of an account, payment means, device or e-mail address.",
        """
        Type x-distillation-trace (cyber-observable). kind (string, required): one of tls-ja4, header-order, prompt-skeleton, tool-schema-sha256, user-agent, account-hmac-sha256, payment-hmac-sha256,
        device-hmac-sha256, email-hmac-sha256. value (string, required): the fingerprint or hash, lower case. Id: a UUID of version 4 whose bits follow from kind
        and value: the first 16 bytes of SHA-256 over the 16 bytes of 968b43bb-fa59-426c-9aa2-bc1d2573d944 and the text "x-distillation-trace", U+001F, length of kind, ":", kind, U+001F, length of value,
        ":", value (UTF-8; lengths in UTF-16 units, decimal), so that all providers name a trace alike.
        JSON schema: schemas/distillation-trace.schema.json in the documentation, /schemas/distillation-trace.schema.json at a console.
        """);

    internal static JsonObject CountsExtension() => Extension(
        StixVocabulary.CountsExtension, "Distillation counts", "property-extension",
        "How much a campaign took, and how much of it an indicator was seen with.",
        """
        On campaign: accounts, exchanges, tokens (integers, at least 0): confirmed accounts, their exchanges with the model, the tokens of those; sharing_key_id (string, optional):
        names the key of the keyed hashes. On indicator: first_seen, last_seen (timestamps): first and last use by a member; accounts, exchanges (integers, at least 0, optional):
        members seen with it and their exchanges through it; hours_utc (list of 24 numbers, 0 to 1, optional): share of those exchanges by hour of the day, UTC.
        On attack-pattern: share (number, 0 to 1): share of the campaign's exchanges that show it. On infrastructure (the pool): share_evenness (number, 0 to 1): one minus the Gini
        coefficient of the members' exchanges; sign_up_burst (number, 0 to 1): largest share of members that signed up within six hours; key_theft_accounts (integer): members whose
        API keys show signs of theft; payment_class (string) and payment_class_share (number, 0 to 1): the class that most payment tokens are of, and its share; fail_overs (integer) and
        fail_over_hours (number): how often a pool began soon after another was stopped, and the shortest time between. JSON schema: schemas/distillation-counts.schema.json in the documentation, /schemas/distillation-counts.schema.json at a console.
        """);

    private static JsonObject Extension(string id, string name, string extensionType, string description, string schema) => new()
    {
        ["type"] = "extension-definition",
        ["spec_version"] = "2.1",
        ["id"] = id,
        ["created_by_ref"] = StixVocabulary.ProjectIdentity,
        ["created"] = StixIds.Time(StixVocabulary.ExtensionsCreated),
        ["modified"] = StixIds.Time(StixVocabulary.ExtensionsModified),
        ["name"] = name,
        ["description"] = description,
        ["schema"] = schema.ReplaceLineEndings(" "),
        ["version"] = "1.2.0",
        ["extension_types"] = new JsonArray(extensionType),
    };
}
