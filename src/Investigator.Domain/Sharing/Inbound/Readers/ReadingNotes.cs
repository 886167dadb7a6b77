namespace Investigator.Domain.Sharing.Inbound.Readers;

/// <summary>Gathers what a reader finds, within the limits.</summary>
internal sealed class ReadingNotes(string format)
{
    private readonly List<ReportedDraft> _reports = [];
    private readonly List<InboundFault> _faults = [];
    private int _faultCount;
    private int _passedOver;

    /// <summary>Whether no more fits.</summary>
    internal bool IsFull => _reports.Count >= InboundLimits.Objects;

    internal void Add(ReportedDraft draft) => _reports.Add(draft);

    internal void PassOver() => _passedOver++;

    internal void Fault(string what, string why)
    {
        if (++_faultCount <= InboundLimits.FaultsKept) _faults.Add(new(SharedText.Clean(what, 120), SharedText.Clean(why, 300)));
    }

    internal InboundReading Done() => new(format, _reports, _passedOver, _faults, _faultCount, null);
}
