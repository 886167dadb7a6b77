using System.Globalization;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;

namespace Investigator.Web.Triage;

/// <summary>The values of a row as parts of a query: what Ctrl+click on them, or <c>f</c> on the row, adds.</summary>
public static class QueueTerms
{
    public static string Subject(QueueEntry entry) => Text("subject", entry.Subject);

    public static string Queue(QueueEntry entry) => Text("queue", entry.Queue);

    public static string Assignee(QueueEntry entry) => entry.AssigneeName is { } name ? Text("assignee", name) : "assignee:none";

    public static string Reason(QueueEntry entry) => Text("reason", entry.TopReason);

    /// <summary>At least as high, cut to what is shown.</summary>
    public static string Score(double score) => string.Create(CultureInfo.InvariantCulture, $"score:>={Math.Floor(score * 100) / 100:0.##}");

    public static string AtLeast(string field, long number) => string.Create(CultureInfo.InvariantCulture, $"{field}:>={number}");

    /// <summary>The same day.</summary>
    public static string On(string field, DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{field}:{at.UtcDateTime:yyyy-MM-dd}");

    /// <summary>A value of another list.</summary>
    public static string Of(QueryFields fields, string field, string value) => Query.Write(new FieldTerm(fields.Find(field)!, new IsOneOf([new PatternValue(QueryPattern.Plain(value))])));

    /// <summary>Accounts that used it.</summary>
    public static string UsersOf(Resource resource) => Of(AccountFields.All, AccountFields.All.All.First(field => field.Resource == resource.Kind).Name, resource.Value);

    private static string Text(string field, string value) => Of(QueueFields.All, field, value);
}
