using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Appeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Data",
                table: "WebhookMessage",
                type: "nvarchar(max)",
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "Type",
                table: "WebhookMessage",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<bool>(
                name: "BreakGlass",
                table: "DecisionChange",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Degradation",
                table: "DecisionChange",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "RequestsPerMinute",
                table: "DecisionChange",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Scope",
                table: "DecisionChange",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Target",
                table: "DecisionChange",
                type: "nvarchar(128)",
                maxLength: 128,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<bool>(
                name: "BreakGlass",
                table: "Decision",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "DecidedById",
                table: "Decision",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "Degradation",
                table: "Decision",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Ground",
                table: "Decision",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "Policy",
                table: "Decision",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "RequestsPerMinute",
                table: "Decision",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Scope",
                table: "Decision",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Target",
                table: "Decision",
                type: "nvarchar(128)",
                maxLength: 128,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "DecidedById",
                table: "BanProposal",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "Degradation",
                table: "BanProposal",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "EndsAt",
                table: "BanProposal",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ExpiresAt",
                table: "BanProposal",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Ground",
                table: "BanProposal",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "BanProposal",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "OverdueAt",
                table: "BanProposal",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Policy",
                table: "BanProposal",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ReviewDueAt",
                table: "BanProposal",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Scope",
                table: "BanProposal",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Target",
                table: "BanProposal",
                type: "nvarchar(128)",
                maxLength: 128,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            // What was decided before was about accounts; what was proposed was a ban. Points and nothing else were told of "all", which meant freezes and bans.
            migrationBuilder.Sql("""UPDATE [Decision] SET [Target] = [AccountId];""");
            migrationBuilder.Sql("""UPDATE [DecisionChange] SET [Target] = [AccountId];""");
            migrationBuilder.Sql("""UPDATE [BanProposal] SET [Kind] = 1;""");
            migrationBuilder.Sql("""UPDATE [EnforcementPoint] SET [Kinds] = 127 WHERE [Kinds] = 3;""");

            migrationBuilder.CreateTable(
                name: "AllowListing",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Scope = table.Column<int>(type: "int", nullable: false),
                    Target = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AccountId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AddedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AddedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    EndedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AllowListing", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Appeal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DecisionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AccountId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Reference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ReceivedById = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReceivedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    AssigneeId = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AssigneeName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DecidedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DecidedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appeal", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Appeal_Decision_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decision",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DecisionEvidence",
                columns: table => new
                {
                    DecisionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Json = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionEvidence", x => x.DecisionId);
                    table.ForeignKey(
                        name: "FK_DecisionEvidence_Decision_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decision",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AppealedDetector",
                columns: table => new
                {
                    AppealId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DetectorId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DetectorVersion = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppealedDetector", x => new { x.AppealId, x.DetectorId, x.DetectorVersion });
                    table.ForeignKey(
                        name: "FK_AppealedDetector_Appeal_AppealId",
                        column: x => x.AppealId,
                        principalTable: "Appeal",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Decision_Scope_Target_EndedAt",
                table: "Decision",
                columns: new[] { "Scope", "Target", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AllowListing_AccountId_EndedAt",
                table: "AllowListing",
                columns: new[] { "AccountId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AllowListing_Scope_Target_EndedAt",
                table: "AllowListing",
                columns: new[] { "Scope", "Target", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Appeal_AccountId_State",
                table: "Appeal",
                columns: new[] { "AccountId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Appeal_DecisionId",
                table: "Appeal",
                column: "DecisionId");

            migrationBuilder.CreateIndex(
                name: "IX_Appeal_ReceivedById_Reference",
                table: "Appeal",
                columns: new[] { "ReceivedById", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_Appeal_State_DueAt",
                table: "Appeal",
                columns: new[] { "State", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AllowListing");

            migrationBuilder.DropTable(
                name: "AppealedDetector");

            migrationBuilder.DropTable(
                name: "DecisionEvidence");

            migrationBuilder.DropTable(
                name: "Appeal");

            migrationBuilder.DropIndex(
                name: "IX_Decision_Scope_Target_EndedAt",
                table: "Decision");

            migrationBuilder.DropColumn(
                name: "Data",
                table: "WebhookMessage");

            migrationBuilder.DropColumn(
                name: "Type",
                table: "WebhookMessage");

            migrationBuilder.DropColumn(
                name: "BreakGlass",
                table: "DecisionChange");

            migrationBuilder.DropColumn(
                name: "Degradation",
                table: "DecisionChange");

            migrationBuilder.DropColumn(
                name: "RequestsPerMinute",
                table: "DecisionChange");

            migrationBuilder.DropColumn(
                name: "Scope",
                table: "DecisionChange");

            migrationBuilder.DropColumn(
                name: "Target",
                table: "DecisionChange");

            migrationBuilder.DropColumn(
                name: "BreakGlass",
                table: "Decision");

            migrationBuilder.DropColumn(
                name: "DecidedById",
                table: "Decision");

            migrationBuilder.DropColumn(
                name: "Degradation",
                table: "Decision");

            migrationBuilder.DropColumn(
                name: "Ground",
                table: "Decision");

            migrationBuilder.DropColumn(
                name: "Policy",
                table: "Decision");

            migrationBuilder.DropColumn(
                name: "RequestsPerMinute",
                table: "Decision");

            migrationBuilder.DropColumn(
                name: "Scope",
                table: "Decision");

            migrationBuilder.DropColumn(
                name: "Target",
                table: "Decision");

            migrationBuilder.DropColumn(
                name: "DecidedById",
                table: "BanProposal");

            migrationBuilder.DropColumn(
                name: "Degradation",
                table: "BanProposal");

            migrationBuilder.DropColumn(
                name: "EndsAt",
                table: "BanProposal");

            migrationBuilder.DropColumn(
                name: "ExpiresAt",
                table: "BanProposal");

            migrationBuilder.DropColumn(
                name: "Ground",
                table: "BanProposal");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "BanProposal");

            migrationBuilder.DropColumn(
                name: "OverdueAt",
                table: "BanProposal");

            migrationBuilder.DropColumn(
                name: "Policy",
                table: "BanProposal");

            migrationBuilder.DropColumn(
                name: "ReviewDueAt",
                table: "BanProposal");

            migrationBuilder.DropColumn(
                name: "Scope",
                table: "BanProposal");

            migrationBuilder.DropColumn(
                name: "Target",
                table: "BanProposal");
        }
    }
}
