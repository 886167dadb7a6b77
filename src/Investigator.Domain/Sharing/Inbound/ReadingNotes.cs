namespace Investigator.Domain.Sharing.Inbound;

/// <summary>Gathers what a reader finds, within the limits.</summary>
internal sealed class ReadingNotes(string format)
{
    private readonly List<ReportedDraft> _reports = [];
    private readonly List<SightingDraft> _sightings = [];
    private readonly List<InboundFault> _faults = [];
    private int _faultCount;
    private int _passedOver;
    private int _objects;

    /// <summary>Whether no more fits.</summary>
    internal bool IsFull => _reports.Count >= InboundLimits.Objects;

    /// <summary>Counts an object, whatever becomes of it.</summary>
    internal void Count() => _objects++;

    internal void Add(ReportedDraft draft) => _reports.Add(draft);

    internal void Hear(SightingDraft draft) => _sightings.Add(draft);

    internal void PassOver() => _passedOver++;

    internal void Fault(string what, string why)
    {
        if (++_faultCount <= InboundLimits.FaultsKept) _faults.Add(new(SharedText.Clean(what, 120), SharedText.Clean(why, 300)));
    }

    internal InboundReading Done() => new(format, _reports, _passedOver, _faults, _faultCount, null) { Sightings = _sightings, Objects = _objects };
}
