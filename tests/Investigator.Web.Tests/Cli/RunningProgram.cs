using System.Diagnostics;

namespace Investigator.Web.Tests.Cli;

/// <summary>The built program as an operator runs it, in a folder of its own.</summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("investigator-verbs-");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public async Task<(int Exit, string Out, string Errors)> RunAsync(string? input, params string[] arguments)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var process = Process.Start(new ProcessStartInfo("dotnet", [System.IO.Path.Combine(AppContext.BaseDirectory, "investigator.dll"), .. arguments])
        {
            WorkingDirectory = _folder.FullName,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        if (input is not null) await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, output, await errors);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
