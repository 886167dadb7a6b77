using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Fingerprints;

/// <summary>A registered look at a suspect model: the plan first, then once its answers and the result, which never changes.</summary>
public sealed class ModelTest
{
    // As it is handed out: nothing in it is markup anywhere.
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, Encoder = JavaScriptEncoder.Default };

    private ModelTest() { } // EF

    public Guid Id { get; private set; }

    public Guid FingerprintId { get; private set; }

    public Guid? CampaignId { get; private set; }

    public ModelTestPlan Plan { get; private set; } = null!;

    /// <summary>How likely the test finds what the plan assumes, 0 to 1.</summary>
    public double Power { get; private set; }

    public string RegisteredBy { get; private set; } = "";

    public DateTimeOffset RegisteredAt { get; private set; }

    /// <summary>See <see cref="ModelTestPlan.Seal"/>.</summary>
    public string PlanSha256 { get; private set; } = "";

    public string? TestedBy { get; private set; }

    public DateTimeOffset? TestedAt { get; private set; }

    /// <summary>Where the answers came from: a file's name or an endpoint's.</summary>
    public string? Source { get; private set; }

    public ModelTestResult? Result { get; private set; }

    /// <summary>Of the p-value; beside the result, because all of them are adjusted together.</summary>
    public double? LogProbability { get; private set; }

    /// <summary>The exhibit as it was sealed with the result, JSON.</summary>
    public string? Exhibit { get; private set; }

    /// <summary>SHA-256 of <see cref="Exhibit"/> in UTF-8, 64 hexadecimal digits; the audit has it.</summary>
    public string? ExhibitSha256 { get; private set; }

    public long Version { get; private set; }

    /// <summary>Registers a plan about a fingerprint that was sealed.</summary>
    /// <returns>Why not, or the run.</returns>
    public static Done<ModelTest> Register(Guid id, Person by, Fingerprint fingerprint, ModelTestPlan plan, TimeProvider clock)
    {
        if (!by.May(Permit.DraftFingerprints)) return Refusal.NotAllowed;
        if (fingerprint.SealedAt is null) return Refusal.NotInThisState;
        if (plan.Fault(fingerprint.Design) is { } no) return no;
        var now = clock.GetUtcNow();
        return new ModelTest
        {
            Id = id,
            FingerprintId = fingerprint.Id,
            CampaignId = fingerprint.CampaignId,
            Plan = plan,
            Power = plan.PowerFor(fingerprint.Design),
            RegisteredBy = by.Name,
            RegisteredAt = now,
            PlanSha256 = plan.Seal(fingerprint.Id, by.Id, now),
        };
    }

    /// <summary>Takes the result, once, and seals the exhibit.</summary>
    /// <param name="others">Natural logarithms of the p-values of all other runs that have a result.</param>
    /// <param name="registered">How many runs were ever registered, this one among them.</param>
    public Refusal? Take(Person by, Fingerprint fingerprint, ModelTestResult result, string source, IReadOnlyList<double> others, int registered, TimeProvider clock)
    {
        if (!by.May(Permit.DraftFingerprints)) return Refusal.NotAllowed;
        if (Result is not null) return Refusal.AlreadyDecided;
        (TestedBy, TestedAt, Source, Result, LogProbability) = (by.Name, clock.GetUtcNow(), source, result, Math.Max(result.LogProbability, double.MinValue));
        double[] all = [result.Probability, .. others.Select(Math.Exp)];
        Exhibit = JsonSerializer.Serialize(
            new
            {
                Run = Id,
                Fingerprint = new { Id = FingerprintId, fingerprint.Name, Kind = fingerprint.Kind.ToString(), fingerprint.SealSha256, fingerprint.SealedAt, fingerprint.KeySha256 },
                Campaign = CampaignId,
                Plan,
                PlanSha256,
                RegisteredBy,
                RegisteredAt,
                Power,
                TestedBy,
                TestedAt,
                Source,
                Result,
                AdjustedByHolm = MultipleTests.Holm(all, registered)[0],
                AdjustedByBenjaminiHochberg = MultipleTests.BenjaminiHochberg(all, registered)[0],
                RunsRegistered = registered,
                Says = MultipleTests.Holm(all, registered)[0] <= Plan.Alpha
                    ? "Found: so many hits or more come by chance with no more than the probability above. It does not say how the suspect came by the text."
                    : "Not found. That proves nothing: marks are lost by paraphrase, by training on few marked answers and by filtering.",
            },
            s_json);
        ExhibitSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Exhibit)));
        return null;
    }
}
