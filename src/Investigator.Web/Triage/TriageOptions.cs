using System.ComponentModel.DataAnnotations;

namespace Investigator.Web.Triage;

/// <summary>What the pages of triage lead to outside, from the section <c>Triage</c>.</summary>
public sealed class TriageOptions : IValidatableObject
{
    /// <summary>What stands for the trace id in <see cref="TraceLink"/>.</summary>
    public const string Trace = "{trace}";

    /// <summary>Where the trace of a request is looked at, as <c>https://traces.example/trace/{trace}</c>. Default empty: requests have no such link.</summary>
    [MaxLength(500)]
    public string TraceLink { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TraceLink.Length == 0) yield break;
        if (!TraceLink.Contains(Trace, StringComparison.Ordinal) || !Uri.TryCreate(TraceLink.Replace(Trace, "0", StringComparison.Ordinal), UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https"))
            yield return new($"Triage:TraceLink has to be a web address with {Trace} in it.", [nameof(TraceLink)]);
    }

    /// <summary>Where this trace is looked at; <c>null</c> without an address or a trace. The id is a stranger's: it can't leave its place in the address.</summary>
    public string? LinkTo(string? trace) =>
        TraceLink.Length == 0 || string.IsNullOrWhiteSpace(trace) ? null : TraceLink.Replace(Trace, Uri.EscapeDataString(trace), StringComparison.Ordinal);
}
