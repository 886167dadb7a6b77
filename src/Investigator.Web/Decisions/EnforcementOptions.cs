using System.ComponentModel.DataAnnotations;

namespace Investigator.Web.Decisions;

/// <summary>How enforcement is watched, from the section <c>Enforcement</c>.</summary>
public sealed class EnforcementOptions
{
    public const string Section = "Enforcement";

    /// <summary>How long decisions have to reach every point before an answered request counts as a breach. Default five minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "1.00:00:00")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a webhook has to answer. Default ten seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the review of a break-glass may take before it alarms. Default one day.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "14.00:00:00")]
    public TimeSpan ReviewWithin { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long an appeal may take before it is overdue. Default fourteen days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan AppealsAnsweredIn { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long after the end of a decision what was known at it stays; its hash stays for ever. Left out, the facts stay for ever too. A legal hold, an open appeal, and one decided within this time keep them.</summary>
    [Range(typeof(TimeSpan), "30.00:00:00", "36500.00:00:00")]
    public TimeSpan? EvidenceRetention { get; set; }

    /// <summary>How a customer can object: the last lines of a statement of reasons. Name your own address here.</summary>
    [Required, MaxLength(2000)]
    public string Redress { get; set; } = "You can object to this decision by answering this message. Somebody who did not take part in it will look at it again. You can also turn to an out-of-court dispute settlement body or to the courts.";

    /// <summary>List price of a million input tokens, for the dry run and the harvest; left out, tokens alone are shown.</summary>
    [Range(0, 1_000_000)]
    public double? InputPrice { get; set; }

    /// <summary>List price of a million output tokens.</summary>
    [Range(0, 1_000_000)]
    public double? OutputPrice { get; set; }

    /// <summary>What the prices are in. Default USD.</summary>
    [Required, MaxLength(10)]
    public string Currency { get; set; } = "USD";

    /// <summary>What some tokens cost at list price; <c>null</c> without prices.</summary>
    internal double? PriceOf(Domain.Decisions.Neighbours used) => PriceOf(used.InputTokens, used.OutputTokens);

    /// <inheritdoc cref="PriceOf(Domain.Decisions.Neighbours)"/>
    internal double? PriceOf(long inputTokens, long outputTokens) =>
        InputPrice is { } input && OutputPrice is { } output ? ((inputTokens * input) + (outputTokens * output)) / 1_000_000 : null;
}
