using Investigator.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.AddConsole();
await using var app = builder.Build();
app.UseConsole();
await app.RunAsync();
