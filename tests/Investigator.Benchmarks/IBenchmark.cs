namespace Investigator.Benchmarks;

/// <summary>One measurement, or one offline step that makes data. Found by scanning the assembly: a new one is a new file.</summary>
public interface IBenchmark
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>What it measures and the bar it is held to, in one line.</summary>
    string Target { get; }

    /// <summary>Runs it; results go to stdout.</summary>
    /// <returns>Exit code: 0 done and the bar is met, 1 the bar is missed, 2 wrong usage.</returns>
    int Run(IReadOnlyList<string> arguments);
}
