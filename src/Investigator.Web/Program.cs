using Investigator.Casework.Data;
using Investigator.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.AddConsole();
await using var app = builder.Build();
await app.Services.GetRequiredService<CaseStore>().PrepareAsync(CancellationToken.None);
app.UseConsole();
await app.RunAsync();
