using System.Security.Cryptography;
using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage.Queries;

namespace Investigator.Domain.Triage;

/// <summary>A query that addresses name by an id alone.</summary>
public sealed class KeptQuery
{
    /// <summary>How long its id opens it after it was asked last.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    private KeptQuery() { } // EF

    /// <summary>Nothing in it comes from the text: who supposes a query can't make its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>As written.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What it is found by when it is asked again; it leaves the store in no address.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>When it was asked last, to a day.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>True: it is time to note that it was asked again.</summary>
    public bool IsStale(DateTimeOffset now) => now - At > TimeSpan.FromDays(1);

    /// <summary>A query to keep.</summary>
    public static Done<KeptQuery> Of(Guid id, Person by, string text, DateTimeOffset at) =>
        !by.Sees ? Refusal.NotAllowed
        : text.Length is 0 or > Query.LongestText ? Refusal.TooLong
        : new KeptQuery { Id = id, Text = text, Sha256 = HashOf(text), At = at };

    /// <summary>It was asked again.</summary>
    public void Again(DateTimeOffset at) => At = at;

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
