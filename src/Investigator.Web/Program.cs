using Investigator.Casework.Data;
using Investigator.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.AddConsole();
await using var app = builder.Build();
if (app.RefusalsToStart() is { Count: > 0 } refusals)
{
    await Console.Error.WriteLineAsync("The console does not start:");
    foreach (var refusal in refusals) await Console.Error.WriteLineAsync("- " + refusal);
    return 1;
}

await app.Services.GetRequiredService<CaseStore>().PrepareAsync(CancellationToken.None);
app.UseConsole();
await app.RunAsync();
return 0;
