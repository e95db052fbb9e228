#!/bin/sh
# train_english.sh - makes models/en.model from the data folder, from the first step to the last. See README.md.
#
#   train/train_english.sh DATA BUILD WORK     e.g. ../shared/data build /tmp/english
#
# DATA holds ud/, news/, events/, time/ and pages/; BUILD is the meson build folder; WORK takes some 2 GB of files.
set -eu
data=$1 build=$2 work=$3
gold="--train $data/ud/en_ewt-ud-train.conllu --train $data/ud/en_gum_open-ud-train.conllu"
dev="--dev $data/ud/en_ewt-ud-dev.conllu --dev $data/ud/en_gum_open-ud-dev.conllu"
vary="--upper 0.04 --title 0.04 --bare 0.05"
mkdir -p "$work"
ninja -C "$build" train/tokenizer train/train_parser train/model_pack train/tokenize_text train/mended_trees

# 0. Tokens and sentences.
[ -f "$work/tokenizer.bin" ] || "$build/train/tokenizer" --out "$work/tokenizer.bin" $dev \
    "$data/ud/en_ewt-ud-train.conllu" "$data/ud/en_gum_open-ud-train.conllu"

# 1. Teachers: wider networks, on the treebanks alone.
teacher="--width 448 --embed 256 --arc 192 --tag 256 --rel 256 --drop-input 0.33 --drop-layer 0.33"
loads=
for seed in 11 12; do
    [ -f "$work/teacher$seed.w" ] ||
        "$build/train/train_parser" $gold $dev $teacher $vary --epochs 18 --eval-every 6 --batch 400 \
            --seed $seed --save "$work/teacher$seed.w" | tee "$work/teacher$seed.log"
    loads="$loads --load $work/teacher$seed.w"
done

# 2. Text that nobody annotated, as the teachers see it together.
{
    jq -r '.title, "", .text, ""' "$data/news/abc.jsonl"
    jq -r '.text, ""' "$data/events/plv_train.jsonl" "$data/events/quad_train.jsonl"
    jq -r '.[].articleBody, ""' "$data/pages/ground-truth.json"
    for file in "$data"/time/*.tml; do
        sed -n '/<TEXT>/,/<\/TEXT>/p' "$file" | sed 's/<[^>]*>//g; s/&amp;/\&/g; s/&[A-Za-z0-9]*;//g'
        echo
    done
} | "$build/train/tokenize_text" "$work/tokenizer.bin" > "$work/silver.raw.conllu"
"$build/train/train_parser" $gold $dev $teacher $vary $loads \
    --parse "$work/silver.raw.conllu" --parse-out "$work/silver.conllu" | tee "$work/teachers.log"

# 3. The student: treebanks and silver, then treebanks alone; twice more from there, the last time with silver of its own.
vary="--upper 0.03 --title 0.03 --bare 0.04"
student="$dev $vary --batch 700 --threads 2 --eval-every 2"
silver="--train $work/silver.conllu:0.6"
"$build/train/train_parser" $gold $silver $student --epochs 14 --gold-last 6 --seed 21 --save "$work/student1.w" |
    tee "$work/student1.log"
"$build/train/train_parser" $gold $silver $student --init "$work/student1.w" --rate 0.0012 --epochs 12 --gold-last 7 \
    --seed 22 --save "$work/student2.w" | tee "$work/student2.log"
"$build/train/train_parser" $gold $silver $vary --load "$work/student1.w" --load "$work/student2.w" \
    --parse "$work/silver.raw.conllu" --parse-out "$work/silver3.conllu"
"$build/train/train_parser" $gold --train "$work/silver3.conllu:0.6" $student --init "$work/student2.w" --rate 0.001 \
    --epochs 10 --gold-last 6 --seed 23 --save "$work/student3.w" --out "$work/student.model" | tee "$work/student3.log"

# 4. Longer sentences: the student goes on with them beside the treebanks; the mean of the weights before and after.
python3 "$(dirname "$0")/long_clauses.py" 5 14000 "$data/ud/en_ewt-ud-train.conllu" "$data/ud/en_gum_open-ud-train.conllu" \
    "$work/silver3.conllu" > "$work/long.conllu"
last="$gold --train $work/silver3.conllu:0.6"
"$build/train/train_parser" $last --more "$work/long.conllu" $student --init "$work/student3.w" --rate 0.0007 \
    --epochs 4 --gold-last 4 --seed 31 --save "$work/student4.w" | tee "$work/student4.log"
"$build/train/train_parser" $last $dev $vary --load "$work/student3.w" --load "$work/student4.w" --mean 1 \
    --save "$work/mean.w" --out "$work/mean.model" | tee "$work/mean.log"
"$build/train/model_pack" "$work/mean.model" "$work/wide.model" tokenizer="$work/tokenizer.bin"

# 5. The narrow network that ships: cut out of the mean and taught by it, beside all that came before with the project's own sentences;
#    these as the coder mends their trees. What ships is the mean of the weights before and after the second round.
python3 "$(dirname "$0")/own_sentences.py" > "$work/own.txt"
"$build/train/mended_trees" "$work/wide.model" "$build/lexicon.bin" "$work/own.txt" > "$work/own.conllu"
narrow="--width 192 --layers 3 --rel 128 --tag 128"
last="$gold --train $work/silver3.conllu:0.9 --more $work/long.conllu"
taught="--teach $work/mean.w --teach $work/student3.w"
"$build/train/train_parser" $last --more "$work/own.conllu" $student $narrow $taught --narrow "$work/mean.w" \
    --drop-input 0.1 --drop-layer 0.1 --drop-head 0.15 --rate 0.0018 --epochs 20 --gold-last 2 --seed 42 \
    --save "$work/narrow1.w" | tee "$work/narrow1.log"
"$build/train/train_parser" $last --more "$work/own.conllu" --more "$work/own.conllu" $student $narrow $taught \
    --drop-input 0.08 --drop-layer 0.08 --drop-head 0.12 --init "$work/narrow1.w" --rate 0.0007 --epochs 4 --gold-last 4 --seed 91 \
    --save "$work/narrow2.w" | tee "$work/narrow2.log"
"$build/train/train_parser" $gold --train "$work/silver3.conllu:0.6" $dev $vary $narrow --load "$work/narrow1.w" \
    --load "$work/narrow2.w" --mean 1 --out "$work/student.model"

# 6. One file.
"$build/train/model_pack" "$work/student.model" "$work/en.model" tokenizer="$work/tokenizer.bin"
