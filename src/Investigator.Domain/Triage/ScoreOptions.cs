using System.ComponentModel.DataAnnotations;

namespace Investigator.Domain.Triage;

/// <summary>How findings become probabilities. All weights are natural log-odds; a probability of one half is 0.</summary>
public sealed class ScoreOptions
{
    /// <summary>Log-odds of an account before anything is seen. Default −4.6: one in a hundred.</summary>
    [Range(-20, 0)]
    public double AccountStart { get; set; } = -4.6;

    /// <summary>Log-odds of a cluster before its pool tests. Default −5: groups that share something are mostly families, firms and resellers.</summary>
    [Range(-20, 0)]
    public double ClusterStart { get; set; } = -5;

    /// <summary>How a cluster's log-odds become a probability; fitted on simulated worlds (docs/detection.md), identity when slope is 1 and intercept 0.</summary>
    public ScoreCalibration ClusterCalibration { get; set; } = new(1, 0);

    /// <summary>
    /// What a detector's hit adds at full strength, by detector id. No single one reaches the queue, the two strongest together do; a stolen key is the exception, since it is seen by several signs at once
    /// and concerns one account alone.
    /// </summary>
    public IDictionary<string, double> HitWeights { get; } = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["stolen-key"] = 7,
        ["leaked-key"] = 7, // as above: people reported it, and its owner has to be told
        ["guard-probing"] = 4.3, // just below the line alone; one tie to another account lifts it over
        ["heir-of-campaign"] = 4.3, // as above
        ["reported-indicator"] = 3.5, // at full trust and a fresh report; hearsay alone never reaches the line
        ["reasoning-elicitation"] = 2.5,
        ["training-recipes"] = 2.5,
        ["key-on-many-networks"] = 2.5,
        ["round-the-clock-pace"] = 1.2,
        ["output-maximising"] = 1.2,
        ["sign-up-burst"] = 0.8,
        ["skeleton-concentration"] = 0.6,
    };

    /// <summary>What a detector without a weight of its own adds at full strength. Default 1.</summary>
    [Range(0, 10)]
    public double OtherHitWeight { get; set; } = 1;

    /// <summary>What a test of pooled traffic adds to a cluster at full effect, by test id.</summary>
    public IDictionary<string, double> TrialWeights { get; } = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["recipe-share"] = 2.5,
        ["own-wordings"] = 0.5,
        ["own-phrases"] = 3,
        ["common-phrases"] = 3, // the stronger of the two counts
        ["complementary-gaps"] = 1.5,
        ["text-distance"] = 1.2,
        ["equal-shares"] = 1,
        ["pool-synchrony"] = 1,
    };

    /// <summary>What a test without a weight of its own adds at full effect. Default 1.</summary>
    [Range(0, 10)]
    public double OtherTrialWeight { get; set; } = 1;

    /// <summary>Requests per member with templates of the pool's own at which shared work counts by two thirds. Default 8: a class on one task sends a few each.</summary>
    [Range(0.1, 10_000)]
    public double SharedWorkRequests { get; set; } = 8;

    /// <summary>Most that a cluster below the line adds to its members. Default 1: its own suspicion comes from their hits too, and would be counted twice.</summary>
    [Range(0, 10)]
    public double DoubtfulCluster { get; set; } = 1;

    /// <summary>What beginning and ending together adds to a cluster that nothing else but whole templates ties. Default 0.5, which stays below the line (with turns of speech of its own it is 3, as with cards): with 3 (and 3 for own-wordings) far more hidden pools are found, and one honest account in a thousand or two with them.</summary>
    [Range(0, 3)]
    public double TogetherAlone { get; set; } = 0.5;

    /// <summary>What an identity check takes off. Default 1.</summary>
    [Range(0, 10)]
    public double IdentityChecked { get; set; } = 1;

    /// <summary>What a verification that was asked for here takes off, by a document or a contract. Default 1.5: somebody looked at it because of what was seen.</summary>
    [Range(0, 10)]
    public double VerifiedByDocument { get; set; } = 1.5;

    /// <summary>The same by a card. Default 0.8.</summary>
    [Range(0, 10)]
    public double VerifiedByCard { get; set; } = 0.8;

    /// <summary>The same by telephone or mail. Default 0.3: numbers and addresses are rented by the thousand.</summary>
    [Range(0, 10)]
    public double VerifiedByReach { get; set; } = 0.3;

    /// <summary>What a verification adds that failed or that the customer let pass. Default 1.</summary>
    [Range(0, 10)]
    public double NotVerified { get; set; } = 1;

    /// <summary>What traffic takes off that is what the customer declared. Default 1.</summary>
    [Range(0, 10)]
    public double AsDeclared { get; set; } = 1;

    /// <summary>What traffic adds that is something else. Default 1.</summary>
    [Range(0, 10)]
    public double NotAsDeclared { get; set; } = 1;

    /// <summary>What a sign weighs, in log-odds: below zero it speaks for the account.</summary>
    public double WeightOf(CustomerSignKind sign) => sign switch
    {
        CustomerSignKind.VerifiedByDocument => -VerifiedByDocument,
        CustomerSignKind.VerifiedByCard => -VerifiedByCard,
        CustomerSignKind.VerifiedByReach => -VerifiedByReach,
        CustomerSignKind.NotVerified => NotVerified,
        CustomerSignKind.AsDeclared => -AsDeclared,
        CustomerSignKind.NotAsDeclared => NotAsDeclared,
    };

    /// <summary>Probability from which an account is flagged and stands in the queue. Default: <see cref="QueueLine.Probability"/>.</summary>
    [Range(0.01, 0.99)]
    public double Line { get; set; } = QueueLine.Probability;
}
