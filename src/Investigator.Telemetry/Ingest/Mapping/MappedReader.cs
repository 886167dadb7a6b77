using System.Buffers;
using System.Text.Json;
using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>Reads any format that a mapping describes: walks a document, passes over what is no model request, and hands the rest on as native lines.</summary>
internal sealed class MappedReader : IUsageLogReader, IRecordSink
{
    private readonly MappingPlan _plan;
    private readonly DateTime _oldest;
    private readonly FoundValues _found;
    private readonly Translation _translation;
    private readonly RecordTest _test;
    private readonly JsonWalk _walk;
    private readonly CanonicalReader _canonical = new();
    private UsageBatch _into = null!;
    private long _number;

    /// <param name="oldest">Events from before this are set aside.</param>
    public MappedReader(MappingPlan plan, DateTime oldest = default)
    {
        (_plan, _oldest) = (plan, oldest);
        _found = new(plan.SlotCount);
        _translation = new(plan, _found);
        _test = new(plan);
        _walk = new(plan, _found, this);
    }

    public string Format => _plan.Mapping.Name;

    public MappingPlan Plan => _plan;

    public FoundValues Found => _found;

    public void Read(IngestStream kind, ReadOnlySpan<byte> line, long number, UsageBatch into)
    {
        Begin(number, into);
        try
        {
            if (_walk.Document(line) is { } problem) into.Reject(number, problem, line);
        }
        catch (JsonException broken)
        {
            into.Reject(number, $"the line is not valid JSON, at byte {broken.BytePositionInLine}", line);
        }
        catch (InvalidOperationException)
        {
            into.Reject(number, "the line holds half a surrogate pair (such as \\ud800 alone), which is no text", line);
        }
    }

    /// <summary>Says where the records that come now belong.</summary>
    public void Begin(long number, UsageBatch into) => (_number, _into) = (number, into);

    void IRecordSink.Take(ReadOnlySpan<byte> input, RecordPlace place)
    {
        if (!_test.Holds(_found, input))
        {
            _into.PassedOver++;
            return;
        }
        var (rejected, events, texts) = (_into.Rejected.Count, _into.EventCount, _into.Texts.Length);
        if (_translation.Translate(input) is { } problem) _into.Reject(_number, problem, []);
        else _canonical.Read(_plan.Mapping.Stream, _translation.Line, _number, _into);
        if (_into.IsOlder(events, _oldest))
        {
            _into.Rewind(events, texts);
            _into.Reject(_number, UsageBatch.TooOld(_oldest), []);
        }

        if (_into.Rejected.Count == rejected)
        {
            foreach (var field in _translation.Weak) _into.Weak(field);
            return;
        }
        var reason = Explained(_into.Rejected[rejected].Reason);
        _into.Rejected.RemoveAt(rejected);
        var alone = new ArrayBufferWriter<byte>();
        try
        {
            place.WriteAlone(input, alone);
            _into.Reject(_number, reason, alone.WrittenSpan);
        }
        catch (InvalidOperationException)
        {
            // A name beside the record is no text (half a surrogate pair): the record can be shown, but not written anew.
            _into.Reject(_number, reason, input[..Math.Min(input.Length, 4096)], isCut: true);
        }
    }

    private string Explained(string reason)
    {
        const string Missing = ": missing";
        if (!reason.EndsWith(Missing, StringComparison.Ordinal)) return reason;
        return _translation.PlacesOf(reason[..^Missing.Length]) is { Length: > 0 } places ? $"{reason}; {Format} looks for it in {places}" : reason;
    }
}
