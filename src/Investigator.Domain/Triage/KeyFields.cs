using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>What the API keys can be asked by.</summary>
public static class KeyFields
{
    public static QueryFields All { get; } = new(
        null,
        new("key", QueryFieldKind.Id, "API key") { Aliases = ["id", "api_key"], IsPersonal = true, Resource = ResourceKind.ApiKey },
        new("account", QueryFieldKind.Exact, "id of an account that used it") { Aliases = ["subject"], IsPersonal = true },
        new("accounts", QueryFieldKind.Number, "accounts that used it") { Aliases = ["users"] },
        new("requests", QueryFieldKind.Number, "requests with it") { Aliases = ["exchanges"] },
        new("errors", QueryFieldKind.Number, "of these, answered with an error"),
        new("input", QueryFieldKind.Number, "input tokens"),
        new("output", QueryFieldKind.Number, "output tokens"),
        new("first", QueryFieldKind.Time, "first request with it") { Aliases = ["firstseen"] },
        new("seen", QueryFieldKind.Time, "last request with it") { Aliases = ["last", "lastseen"] });
}
