using System.Globalization;
using System.Text;

namespace Investigator.Domain.Decisions;

/// <summary>
/// What a customer is told of a decision: what was done, on which ground, whether by automated means, and how to object (the content that Article 17(3) of the EU's Digital Services Act
/// names). Nothing of the withheld reason, of hits or of other accounts is in it.
/// </summary>
/// <param name="Automated">Whether automated means found what people decided on; the decision itself was a person's.</param>
public sealed record StatementOfReasons(Guid DecisionId, string Measure, string Subject, DateTimeOffset From, DateTimeOffset? Until, string? Ground, string? Policy, bool Automated, string Redress)
{
    /// <param name="redress">How a customer can object.</param>
    public static StatementOfReasons Of(Decision decision, FrozenFacts facts, string redress) => new(
        decision.Id, MeasureOf(decision), $"{DecisionTarget.Word(decision.Scope)} {decision.Target}", decision.DecidedAt, decision.ExpiresAt, decision.Ground, decision.Policy,
        facts.Hits.Count > 0 || facts.Cluster is not null, redress);

    /// <summary>The statement as a text to send.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        text.AppendLine("Statement of reasons").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Decision {DecisionId} about {Subject}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Measure: {Measure}");
        text.AppendLine(CultureInfo.InvariantCulture, $"In force from {From.UtcDateTime:yyyy-MM-dd HH:mm} UTC {(Until is { } end ? string.Create(CultureInfo.InvariantCulture, $"until {end.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : "without an end")}.");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Facts and circumstances: {Ground ?? "The use of the service was found not to keep to its terms. Particulars are withheld, because they would show how such use is found."}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Contractual ground: {Policy ?? "the terms of use"}");
        text.AppendLine(Automated
            ? "Automated means: they were used to find the use in question. A person took the decision."
            : "Automated means: none were used. A person found the use in question and took the decision.");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Redress: {Redress}");
        return text.ToString();
    }

    private static string MeasureOf(Decision decision) => decision.Kind switch
    {
        DecisionKind.Observe => "Requests are marked in our records; the service is unchanged.",
        DecisionKind.Throttle => string.Create(CultureInfo.InvariantCulture, $"The rate is limited to {decision.RequestsPerMinute:N0} requests a minute."),
        DecisionKind.StepUp => "Requests are served once the account has been verified again.",
        DecisionKind.Degrade => $"Answers come without {string.Join(" and ", decision.Degradation.Words().Select(w => w.Replace('-', ' ')))}.",
        DecisionKind.Freeze => "The service is suspended.",
        DecisionKind.Ban => "The service is ended.",
    };
}
