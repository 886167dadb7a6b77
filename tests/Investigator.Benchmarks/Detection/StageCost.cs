using System.Diagnostics;
using System.Globalization;
using Investigator.Domain.Triage;

namespace Investigator.Benchmarks.Detection;

/// <summary>What each stage of an analysis took of the processors, and the memory that the process held when it ended. On a machine with other work this says more than the clock does.</summary>
internal sealed class StageCost : IProgress<AnalysisProgress>
{
    private readonly List<(string Stage, TimeSpan Began, long Resident)> _stages = [];

    public void Report(AnalysisProgress value)
    {
        if (_stages.Count > 0 && _stages[^1].Stage == value.Stage) return;
        using var self = Process.GetCurrentProcess();
        _stages.Add((value.Stage, self.TotalProcessorTime, self.WorkingSet64));
    }

    /// <summary>One line: processor seconds and megabytes at the end of each stage.</summary>
    public string Told() => string.Join(", ", _stages.Zip(_stages.Skip(1), (from, to) =>
        string.Create(CultureInfo.InvariantCulture, $"{from.Stage} {(to.Began - from.Began).TotalSeconds:0.0} s of processor time ({to.Resident / 1e6:N0} MB)")));
}
