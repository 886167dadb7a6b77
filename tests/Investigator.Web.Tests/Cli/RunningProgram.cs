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

    /// <summary>The console on these stores, once it answers.</summary>
    public async Task<ServingProgram> ServeAsync(Uri address, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [System.IO.Path.Combine(AppContext.BaseDirectory, "investigator.dll"), "serve", "--urls", address.GetLeftPart(UriPartial.Authority), .. arguments])
        {
            WorkingDirectory = _folder.FullName,
            UseShellExecute = false,
        })!;
        using var http = new HttpClient { BaseAddress = address };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await pace.WaitForNextTickAsync(limit.Token))
        {
            Assert.False(process.HasExited, "The console ended at start.");
            try
            {
                using var answer = await http.GetAsync(new Uri("/healthz", UriKind.Relative), limit.Token);
                if (answer.IsSuccessStatusCode) break;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
        }

        return new(process);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>A console that serves until it is disposed of.</summary>
internal sealed class ServingProgram(Process process) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
