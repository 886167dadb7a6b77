using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Workspace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_State_Score",
                table: "QueueEntry");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DueAt",
                table: "QueueEntry",
                type: "datetimeoffset",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "Family",
                table: "QueueEntry",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "Folded",
                table: "QueueEntry",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsWaiting",
                table: "QueueEntry",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Judgements",
                table: "QueueEntry",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "[]",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<double>(
                name: "Priority",
                table: "QueueEntry",
                type: "float",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<string>(
                name: "Queue",
                table: "QueueEntry",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "General",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "Segment",
                table: "QueueEntry",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SnoozedUntil",
                table: "QueueEntry",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Tokens",
                table: "QueueEntry",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            // What is there already waits as before, each with the time that the rest of the queue has.
            migrationBuilder.Sql("EXEC(N'UPDATE [QueueEntry] SET [IsWaiting] = CASE WHEN [State] <> 2 THEN CAST(1 AS bit) ELSE CAST(0 AS bit) END, [Priority] = [Score], [DueAt] = DATEADD(hour, 72, [OpenedAt]);');");

            migrationBuilder.CreateTable(
                name: "BulkAnswer",
                columns: table => new
                {
                    JobId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Why = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkAnswer", x => new { x.JobId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "BulkJob",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Act = table.Column<int>(type: "int", nullable: false),
                    ById = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    MovedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Total = table.Column<int>(type: "int", nullable: false),
                    Acted = table.Column<int>(type: "int", nullable: false),
                    Refused = table.Column<int>(type: "int", nullable: false),
                    Verdict = table.Column<int>(type: "int", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    StopAsked = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BulkJob", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Colleague",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SeenAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Colleague", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QueueRouting",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Rules = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ChangedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    ChangedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QueueRouting", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_AssigneeName_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "AssigneeName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_DueAt_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_Exchanges_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "Exchanges", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_FirstSeenAt_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "FirstSeenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_LastSeenAt_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "LastSeenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_OpenedAt_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_Priority_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "Priority", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_Queue_Priority_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "Queue", "Priority", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_Queue_SnoozedUntil_DueAt_State",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "Queue", "SnoozedUntil", "DueAt", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_Score_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "Score", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_Size_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "Size", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BulkJob_StartedAt",
                table: "BulkJob",
                column: "StartedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BulkAnswer");

            migrationBuilder.DropTable(
                name: "BulkJob");

            migrationBuilder.DropTable(
                name: "Colleague");

            migrationBuilder.DropTable(
                name: "QueueRouting");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_AssigneeName_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_DueAt_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_Exchanges_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_FirstSeenAt_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_LastSeenAt_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_OpenedAt_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_Priority_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_Queue_Priority_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_Queue_SnoozedUntil_DueAt_State",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_Score_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_Size_Id",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "Family",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "Folded",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "IsWaiting",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "Judgements",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "Queue",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "Segment",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "SnoozedUntil",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "Tokens",
                table: "QueueEntry");

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_State_Score",
                table: "QueueEntry",
                columns: new[] { "State", "Score" });
        }
    }
}
