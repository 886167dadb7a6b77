using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BulkTerms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ToId",
                table: "BulkJob",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ToName",
                table: "BulkJob",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Until",
                table: "BulkJob",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Word",
                table: "BulkJob",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_Family_Segment_Tokens_SnoozedUntil_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "Family", "Segment", "Tokens", "SnoozedUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_Queue_Score_SnoozedUntil_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "Queue", "Score", "SnoozedUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_QueueEntry_IsWaiting_SearchText_SnoozedUntil_Id",
                table: "QueueEntry",
                columns: new[] { "IsWaiting", "SearchText", "SnoozedUntil", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_Family_Segment_Tokens_SnoozedUntil_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_Queue_Score_SnoozedUntil_Id",
                table: "QueueEntry");

            migrationBuilder.DropIndex(
                name: "IX_QueueEntry_IsWaiting_SearchText_SnoozedUntil_Id",
                table: "QueueEntry");

            migrationBuilder.DropColumn(
                name: "ToId",
                table: "BulkJob");

            migrationBuilder.DropColumn(
                name: "ToName",
                table: "BulkJob");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "BulkJob");

            migrationBuilder.DropColumn(
                name: "Word",
                table: "BulkJob");
        }
    }
}
