using System.Text;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>Whether a record is a model request: the conditions of a mapping, made ready.</summary>
internal sealed class RecordTest
{
    private readonly Part[] _parts;

    public RecordTest(MappingPlan plan) => _parts = [.. plan.Mapping.Only.Select(condition => new Part(condition, plan))];

    public bool Holds(FoundValues found, ReadOnlySpan<byte> input)
    {
        foreach (var part in _parts)
            if (!part.Holds(found, input)) return false;
        return true;
    }

    private sealed class Part(Condition condition, MappingPlan plan)
    {
        private readonly int _slot = condition.Path is { } path ? plan.SlotOf(path) : -1;
        private readonly byte[][]? _in = condition.In?.Select(Encoding.UTF8.GetBytes).ToArray();
        private readonly Part[]? _any = condition.Any?.Select(c => new Part(c, plan)).ToArray();
        private readonly Part[]? _all = condition.All?.Select(c => new Part(c, plan)).ToArray();
        private readonly Part[]? _none = condition.None?.Select(c => new Part(c, plan)).ToArray();

        public bool Holds(FoundValues found, ReadOnlySpan<byte> input)
        {
            if (_slot >= 0) return _in is null ? found[_slot].IsSaid == condition.Exists : In(found, input);
            if (_any is not null) return Count(_any, found, input) > 0;
            return _all is not null ? Count(_all, found, input) == _all.Length : Count(_none!, found, input) == 0;
        }

        private bool In(FoundValues found, ReadOnlySpan<byte> input)
        {
            Span<byte> buffer = stackalloc byte[64];
            var text = found.Text(found[_slot], input, buffer);
            foreach (var one in _in!)
                if (Ascii.EqualsIgnoreCase(text, one)) return true;
            return false;
        }

        private static int Count(Part[] parts, FoundValues found, ReadOnlySpan<byte> input)
        {
            var holding = 0;
            foreach (var part in parts)
                if (part.Holds(found, input)) holding++;
            return holding;
        }
    }
}
