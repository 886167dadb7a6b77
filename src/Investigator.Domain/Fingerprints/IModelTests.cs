using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Fingerprints;

/// <summary>Registered looks at suspect models. Every act is checked here against the person's role and written to the audit.</summary>
public interface IModelTests
{
    /// <summary>Latest first, each with its p-value adjusted over all runs that were ever registered.</summary>
    /// <param name="fingerprint"><c>null</c>: of all.</param>
    /// <param name="campaign"><c>null</c>: of all.</param>
    Task<Page<ModelTestRow>> LoadAsync(Person by, Guid? fingerprint, Guid? campaign, int skip, int take, CancellationToken ct);

    /// <summary>One of them, or <c>null</c>.</summary>
    Task<ModelTestRow?> FindAsync(Person by, Guid id, CancellationToken ct);

    /// <summary>Registers a plan. It can't be changed and is never deleted: a look that was regretted counts among the registered.</summary>
    Task<Done<ModelTest>> RegisterAsync(Person by, Guid fingerprint, ModelTestPlan plan, CancellationToken ct);

    /// <summary>Tests the answers, once, and seals the exhibit.</summary>
    /// <param name="version">What the person looked at; another one now refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    /// <param name="source">Name of the file or the endpoint.</param>
    Task<Done<ModelTest>> TestAsync(Person by, Guid id, long version, SuspectAnswers answers, string source, CancellationToken ct);
}

/// <summary>A run in a list.</summary>
/// <param name="Holm">The p-value with the chance of one false finding among all registered runs controlled; <c>null</c> without a result.</param>
/// <param name="BenjaminiHochberg">The same with the share of false findings controlled.</param>
/// <param name="Registered">Runs that were registered in all.</param>
public sealed record ModelTestRow(ModelTest Run, string FingerprintName, double? Holm, double? BenjaminiHochberg, int Registered)
{
    /// <summary>Whether the result counts as found, with all registered runs allowed for; <c>null</c> without a result.</summary>
    public bool? IsFound => Holm is { } p ? p <= Run.Plan.Alpha : null;
}
