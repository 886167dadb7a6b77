using Investigator.Domain.Triage.Queries;

namespace Investigator.Domain.Triage;

/// <summary>What the hits of the latest analysis can be asked by.</summary>
public static class HitFields
{
    public static QueryFields All { get; } = new(
        null,
        new("detector", QueryFieldKind.Name, "id of the detector") { Aliases = ["hit"] },
        new("account", QueryFieldKind.Exact, "account id") { Aliases = ["subject"], IsPersonal = true },
        new("strength", QueryFieldKind.Number, "how surprising it is among peers, 0 to 1"),
        new("version", QueryFieldKind.Number, "version of the detector"),
        new("from", QueryFieldKind.Time, "where its window begins") { Aliases = ["first"] },
        new("to", QueryFieldKind.Time, "where its window ends") { Aliases = ["seen", "last"] },
        new("tag", QueryFieldKind.Name, "word that people put on the account") { Aliases = ["tags"] });
}
