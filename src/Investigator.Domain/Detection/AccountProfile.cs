using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>What one account did in a window, in numbers. Accounts that only signed up have zeros.</summary>
public sealed record AccountProfile
{
    /// <summary>Only the id is set when the provider sent no record.</summary>
    public required AccountRecord Record { get; init; }

    public AccountId AccountId => Record.AccountId;

    public long Requests { get; init; }

    /// <summary>Requests answered with a 2xx status.</summary>
    public long Answered { get; init; }

    /// <summary>Requests whose text was seen at ingest, so that text features exist.</summary>
    public long WithText { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    /// <summary>Of answered requests.</summary>
    public double MedianOutputTokens { get; init; }

    /// <summary>Answered requests that ended because the asked-for number of tokens was reached.</summary>
    public long CutAtLimit { get; init; }

    public DateTimeOffset? FirstSeenAt { get; init; }

    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Days (UTC) with at least one request.</summary>
    public int ActiveDays { get; init; }

    /// <summary>Requests in the eight hours of the day (UTC, in a row, round midnight too) that hold the fewest over the whole window: its night.</summary>
    public long InQuietHours { get; init; }

    /// <summary>Median over days of the longest run of whole hours without a request; <c>null</c> with fewer than two active hours.</summary>
    public double? DailyRestHours { get; init; }

    /// <summary>Most networks (ASN, or prefix where the ASN is unknown) that one API key came from on one day (UTC).</summary>
    public int NetworksPerKey { get; init; }

    /// <summary>Countries of that key in the whole window.</summary>
    public int CountriesOfKey { get; init; }

    /// <summary>That key; <c>null</c> where senders name no keys (the account counts as one key then).</summary>
    public string? WidestKey { get; init; }

    /// <summary>
    /// Differently worded prompts that were refused in hours in which others were answered: hours with at least two refused texts, 15 % of the requests or more, and an answer for every second of them.
    /// Refused is a stop for content, or an error of the caller that is none of credentials, limits or address.
    /// </summary>
    public long ProbedTexts { get; init; }

    /// <summary>The skeleton most used; <c>null</c> without text.</summary>
    public ulong? TopSkeleton { get; init; }

    public long TopSkeletonRequests { get; init; }

    public long Skeletons { get; init; }

    /// <summary>Requests by likeliest prompt family.</summary>
    public IReadOnlyDictionary<string, long> Families { get; init; } = Empty;

    private static readonly Dictionary<string, long> Empty = [];
}
