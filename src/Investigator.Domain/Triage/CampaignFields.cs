using Investigator.Domain.Triage.Queries;

namespace Investigator.Domain.Triage;

/// <summary>What the list of campaigns can be asked by. It stands with those of the other lists: what reads the language knows all of them, and the room of the campaigns only answers.</summary>
public static class CampaignFields
{
    public static QueryFields All { get; } = new(
        "name and description",
        new("name", QueryFieldKind.Text, "part of its name"),
        new("member", QueryFieldKind.Exact, "id of an account that is or was held to belong to it") { Aliases = ["account"], IsPersonal = true },
        new("confirmed", QueryFieldKind.Number, "confirmed members"),
        new("candidates", QueryFieldKind.Number, "candidates"),
        new("innocent", QueryFieldKind.Number, "innocent members"),
        new("by", QueryFieldKind.Name, "who started it") { Aliases = ["owner"], IsPersonal = true },
        new("started", QueryFieldKind.Time, "when it was started") { Aliases = ["created", "first"] },
        new("merged", QueryFieldKind.Choice, "whether it was merged into another") { Choices = ["yes", "no"] });
}
