using System.ComponentModel.DataAnnotations;

namespace Investigator.Telemetry;

/// <summary>Where usage is kept, and what is kept of it.</summary>
public sealed class TelemetryOptions : IValidatableObject
{
    /// <summary>Folder of the embedded store; made when it is missing. Default <c>./data</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    public string DataFolder { get; set; } = "./data";

    /// <summary>Most memory the engine takes for itself; beyond it queries spill to disk. Default 300 MB.</summary>
    [Range(128, 1_048_576)]
    public int MemoryLimitMegabytes { get; set; } = 300;

    /// <summary>The same while a question about all accounts is answered, which analyses ask. Default 1,024 MB: with 300 MB twenty million events of 350,000 accounts can't be analysed.</summary>
    [Range(128, 1_048_576)]
    public int AnalysisMegabytes { get; set; } = 1024;

    /// <summary>Threads of the engine. 0, the default, takes one per processor.</summary>
    [Range(0, 1024)]
    public int Threads { get; set; }

    /// <summary>Whether the text of prompts is kept. Default true. When false only features stay; nobody can read a prompt, and skeletons show as numbers.</summary>
    public bool KeepText { get; set; } = true;

    /// <summary>How long text stays, counted from when it came in (not from the event's time, so that old logs can be looked at). Default 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan TextRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long usage events stay, counted from their time. Default: for ever. Older events are not taken in any more; the roll-ups keep their counts.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan? EventRetention { get; set; }

    /// <summary>How long what was taken of a prompt stays with its event (skeleton, SimHash, family, lengths), counted from the event's time. Default: as long as the event.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan? FeatureRetention { get; set; }

    /// <summary>How long the roll-ups stay (requests and tokens per account and half hour, resources per account and day). Default: for ever. Not shorter than <see cref="EventRetention"/>.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan? RollUpRetention { get; set; }

    /// <summary>How long lines that could not be taken stay in the quarantine, with what is kept of their text, counted from when they came in. Default 30 days, as for prompts: a line set aside may hold one.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan QuarantineRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long the hashes of served answers stay, counted from when they came in. Default 90 days: a student model takes weeks to appear.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan AnswerRetention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Accounts under legal hold: nothing of theirs goes, whatever its age. Default none.</summary>
    public IList<string> LegalHolds { get; } = [];

    /// <summary>A past day is rewritten in order of accounts once so many of its events lie unsorted. Default 100,000: below that, sorting wins nothing.</summary>
    [Range(1, 1_000_000_000)]
    public long SealEvents { get; set; } = 100_000;

    /// <summary>Longest line taken, in bytes; longer ones go to the quarantine. Default 16 MiB.</summary>
    [Range(4096, 256 * 1024 * 1024)]
    public int LongestLineBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Events read before they are stored. Default 16,384: fewer cost speed, more cost memory.</summary>
    [Range(1, 1_000_000)]
    public int BatchEvents { get; set; } = 16_384;

    /// <summary>
    /// Most events of a long delivery that are committed together. Default 245,760, two of the engine's blocks: with less than one, 122,880, everything is written
    /// to disk twice and packed more than once; a process that dies has so many to read again. Short and slow deliveries, and those that others wait behind, are committed batch by batch.
    /// </summary>
    [Range(1, 10_000_000)]
    public int TransactionEvents { get; set; } = 245_760;

    /// <summary>
    /// Events that wait to be rolled up; twice as many while a roll-up is behind. Default 491,520, two transactions of a long delivery: of more at once the engine lays a part aside on disk, packed
    /// and unpacked again, of a million a quarter of what they cost. Fewer cost ingest, more cost every read of a page.
    /// </summary>
    [Range(1, 100_000_000)]
    public int RollUpEvents { get; set; } = 491_520;

    /// <summary>CSV, may be gzip, of IPv4 ranges <c>start,len,asn</c> (start as unsigned number). Used for events that name an address and no ASN. Default none.</summary>
    public string? AsnRanges { get; set; }

    /// <summary>CSV, may be gzip, of IPv4 ranges <c>start,len,cc</c>. Used for events that name an address and no country. Default none.</summary>
    public string? CountryRanges { get; set; }

    /// <summary>MMDB with <c>autonomous_system_number</c> (GeoLite2-ASN, DB-IP ASN Lite). Asked before <see cref="AsnRanges"/>. Default none.</summary>
    public string? AsnMmdb { get; set; }

    /// <summary>MMDB with <c>country.iso_code</c> (GeoLite2-Country, DB-IP Country Lite). Asked before <see cref="CountryRanges"/>. Default none.</summary>
    public string? CountryMmdb { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RollUpRetention is { } rollUps && (EventRetention is not { } events || events > rollUps))
            yield return new("Telemetry:RollUpRetention is shorter than Telemetry:EventRetention: pages would count less than what is stored. Lengthen the first or shorten the second.", [nameof(RollUpRetention)]);
    }
}
