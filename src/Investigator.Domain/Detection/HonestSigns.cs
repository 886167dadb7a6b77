using System.Globalization;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>What speaks for an account in its own record.</summary>
public static class HonestSigns
{
    /// <summary>From this age on an account counts as old.</summary>
    public static readonly TimeSpan Old = TimeSpan.FromDays(365);

    /// <summary>In words; empty: nothing.</summary>
    public static IEnumerable<string> Of(AccountRecord record, DateTimeOffset asOf)
    {
        if (record.Verification is "kyc") yield return "its owner passed an identity check";
        if (record.Verification is "payment") yield return "it pays with a verified means";
        if (record.Segment is "enterprise" or "education" or "research") yield return $"it is of the segment {record.Segment}";
        if (record.CreatedAt is { } made && asOf - made >= Old) yield return string.Create(CultureInfo.InvariantCulture, $"it is {(asOf - made).TotalDays / 365.25:0.#} years old");
    }
}
